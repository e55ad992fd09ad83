#!/usr/bin/env bash
# Builds Muistot (a minute or two the first time) and starts it on SQLite at http://127.0.0.1:5600. Needs the .NET 10 SDK and nothing else. Everything that it
# keeps is in data/; a second start goes on with it. Settings that are in the environment already count.
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p data

echo "Building Muistot: this takes a minute or two the first time, and some seconds after that."
dotnet build Muistot.Api --configuration Release --nologo --verbosity quiet

export ASPNETCORE_ENVIRONMENT="${ASPNETCORE_ENVIRONMENT:-Development}"
export ConnectionStrings__Muistot="${ConnectionStrings__Muistot:-Data Source=$PWD/data/muistot.db}"
export Database__DemoContent="${Database__DemoContent:-true}"
export Files__Folder="${Files__Folder:-$PWD/data/images}"
export Mail__Driver="${Mail__Driver:-Pickup}"
export Mail__PickupDirectory="${Mail__PickupDirectory:-$PWD/data/mail}"
export Superusers="${Superusers:-root@example.com}"

case "$Mail__Driver" in
  Pickup) arrives="as a file: grep -ho 'http.*#email-login.*' data/mail/*.eml | grep -v '&amp;'" ;;
  Smtp) arrives="at ${Mail__Smtp__Host:-}:${Mail__Smtp__Port:-}; MailDev of dev/services.sh shows it at http://127.0.0.1:5603" ;;
  *) arrives="in the log below" ;;
esac

cat <<TEXT

  Muistot        http://127.0.0.1:5600
  documentation  http://127.0.0.1:5600/docs

  To sign in, ask for a login mail, and open its link. It arrives $arrives.
    curl -X POST 'http://127.0.0.1:5600/auth/email?email=root@example.com'   (superuser)

  Other people of the demo content: see README.md.  Stop with Ctrl+C.

TEXT

exec dotnet Muistot.Api/bin/Release/net10.0/Muistot.Api.dll "$@"
