#!/usr/bin/env bash
# Builds and starts Muistot on SQLite at http://127.0.0.1:5600. Needs the .NET 10 SDK and nothing else. Everything that it
# keeps is in data/; a second start goes on with it.
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p data

dotnet build Muistot.Api --configuration Release --nologo --verbosity quiet

cat <<'TEXT'

  Muistot        http://127.0.0.1:5600
  documentation  http://127.0.0.1:5600/docs

  To sign in, ask for a login mail; it arrives as a file in data/mail/. Open its link.
    curl -X POST 'http://127.0.0.1:5600/auth/email?email=root@example.com'   (superuser)
    grep -h 'http' data/mail/*.eml

  Other people of the demo content: see README.md.  Stop with Ctrl+C.

TEXT

export ASPNETCORE_ENVIRONMENT=Development
export ConnectionStrings__Muistot="Data Source=$PWD/data/muistot.db"
export Database__DemoContent=true
export Files__Folder="$PWD/data/images"
export Mail__Driver=Pickup
export Mail__PickupDirectory="$PWD/data/mail"
export Superusers=root@example.com
exec dotnet Muistot.Api/bin/Release/net10.0/Muistot.Api.dll "$@"
