#!/usr/bin/env bash
# Builds Muistot (a minute or two the first time) and starts it on SQLite at http://127.0.0.1:5600, with the settings of Development. Needs the .NET 10 SDK and nothing
# else. Everything that it keeps is in data/; a second start goes on with it. Settings that are in the environment already count.
#   ./run.sh COMMAND    runs a command of the program on the same data, as ./run.sh superuser list
set -euo pipefail
root=$(cd "$(dirname "$0")" && pwd)
echo "Building Muistot: this takes a minute or two the first time, and some seconds after that." >&2
dotnet build "$root/Muistot.Api" --configuration Release --nologo --verbosity quiet >&2
export ASPNETCORE_ENVIRONMENT="${ASPNETCORE_ENVIRONMENT:-${DOTNET_ENVIRONMENT:-Development}}"
exec dotnet "$root/Muistot.Api/bin/Release/net10.0/Muistot.Api.dll" "$@"
