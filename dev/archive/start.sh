#!/usr/bin/env bash
# Starts Muistot at http://127.0.0.1:5600, on SQLite, with a small world to look at. Everything that it keeps is in data/ beside
# this script. Settings that are in the environment already count. With a command, as ./start.sh superuser list, runs that on the same data.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export ASPNETCORE_ENVIRONMENT="${ASPNETCORE_ENVIRONMENT:-Development}"
export DataRoot="${DataRoot:-$here}"
exec "$here/Muistot.Api" "$@"
