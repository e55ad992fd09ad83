#!/usr/bin/env bash
# Writes the OpenAPI document, and the TypeScript client from it. Needs no running service.
#   clients/generate.sh                   builds the service, and writes both where they are kept
#   clients/generate.sh FOLDER PROGRAM    writes openapi.json and generated.ts into a folder, with a Muistot.Api.dll that is built
set -euo pipefail
cd "$(dirname "$0")/.."
document=$PWD/clients/openapi.json
client=$PWD/clients/typescript/src/generated.ts
program=
if [ $# -eq 2 ]; then
  document=$1/openapi.json
  client=$1/generated.ts
  program=$2
elif [ $# -ne 0 ]; then
  echo "usage: clients/generate.sh [FOLDER PROGRAM]" >&2
  exit 2
fi

if [ -z "$program" ]; then
  dotnet build Muistot.Api --nologo --verbosity quiet
  program=Muistot.Api/bin/Debug/net10.0/Muistot.Api.dll
fi
# Whatever this machine serves, the client is for all of it.
Modules='' dotnet "$program" openapi --output "$document"
dotnet tool restore --verbosity quiet
dotnet nswag run clients/nswag.json "/variables:Document=$document,Client=$client" >/dev/null
