#!/usr/bin/env bash
# Starts Muistot at http://127.0.0.1:5600, on SQLite, with a small world to look at. Everything that it keeps is in data/ beside
# this script. Settings that are in the environment already count. With a command, as ./start.sh superuser list, runs that on the same data.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$here/data"

export ASPNETCORE_ENVIRONMENT="${ASPNETCORE_ENVIRONMENT:-Development}"
export ConnectionStrings__Muistot="${ConnectionStrings__Muistot:-Data Source=$here/data/muistot.db}"
export Database__DemoContent="${Database__DemoContent:-true}"
export Database__MigrateOnStart="${Database__MigrateOnStart:-true}"
export Files__Folder="${Files__Folder:-$here/data/images}"
export Mail__Driver="${Mail__Driver:-Pickup}"
export Mail__PickupDirectory="${Mail__PickupDirectory:-$here/data/mail}"
export Superusers="${Superusers:-root@example.com}"

exec "$here/Muistot.Api" "$@"
