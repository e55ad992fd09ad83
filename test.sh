#!/usr/bin/env bash
# Runs every test, on SQLite and on MariaDB with Redis, a real SMTP server and a real S3 server, and those of the TypeScript client.
# Needs the .NET 10 SDK; MariaDB, Redis, Node, npm, GDAL and Chromium are installed from the system's packages where they are missing, the S3
# server from npm. The tests start private servers on free ports of the loopback interface, in temporary folders, and stop them.
# Its last line is "tests: N passed, N failed".
#   --unit      only the tests of pure rules and of the code itself: no servers, about a minute with the build
#   --quick     these, and the use cases over HTTP on SQLite: no servers, but Node, npm and GDAL
#   --coverage  prints which branches the tests took too, and writes the details as HTML into artifacts/coverage
#   --filter X  only those of them that dotnet test finds by X, as FullyQualifiedName~GetMemory
# Other arguments are those of dotnet test.
set -uo pipefail
cd "$(dirname "$0")"

finish() {
  echo "tests: $1 passed, $2 failed"
  [ "$2" -eq 0 ] && [ "$1" -gt 0 ] && exit 0
  exit 1
}

give_up() {
  echo "$1" >&2
  finish 0 1
}

install() {
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  command -v apt-get >/dev/null ||
    { echo "$* are missing, and there is no apt-get to install them: install them by hand." >&2; return 1; }
  "${as_root[@]}" apt-get update -qq &&
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
    { echo "Installing $* failed." >&2; return 1; }
}

results=artifacts/test-results
part=all
coverage=()
arguments=()
filter=
while [ $# -gt 0 ]; do
  case "$1" in
    --filter)
      [ $# -gt 1 ] || give_up "--filter needs an expression, such as FullyQualifiedName~GetMemory."
      filter=$2
      shift
      ;;
    --coverage) coverage=(--collect "XPlat Code Coverage" --settings Muistot.Tests/coverage.runsettings) ;;
    --unit) part=unit ;;
    --quick) part=quick ;;
    *) arguments+=("$1") ;;
  esac
  shift
done

pure="FullyQualifiedName~Muistot.Tests.Unit|FullyQualifiedName~Muistot.Tests.Architecture"
chosen=
case "$part" in
  unit) chosen="($pure)&TestCategory!=Servers" ;;
  quick) chosen="($pure|FullyQualifiedName~Muistot.Tests.Integration)&TestCategory!=Servers" ;;
esac
[ -z "$filter" ] || chosen="${chosen:+$chosen&}($filter)"
[ -z "$chosen" ] || arguments+=(--filter "$chosen")
[ "$part" = all ] || export MUISTOT_TEST_SERVERS=none

# Programs that live for seconds spend most of their time on compiling themselves: these settings of the runtime make that cheaper.
# And threads that wait do not spin: there are many more of them here than cores.
export DOTNET_TieredPGO=0 DOTNET_EnableWriteXorExecute=0 DOTNET_ThreadPool_UnfairSemaphoreSpinLimit=0

export PATH="$PATH:/usr/sbin"
command -v dotnet >/dev/null || give_up "The .NET 10 SDK is missing."

# What the tests stand on, where it is missing.
prepare() {
  local missing=()
  if [ "$part" = all ]; then
    command -v mariadbd >/dev/null && command -v mariadb-install-db >/dev/null || missing+=(mariadb-server)
    command -v redis-server >/dev/null || missing+=(redis-server)
  fi
  if [ "$part" != unit ]; then
    command -v node >/dev/null || missing+=(nodejs)
    command -v npm >/dev/null || missing+=(npm)
    command -v ogr2ogr >/dev/null || missing+=(gdal-bin)
    [ "$part" != all ] || command -v chromium >/dev/null || missing+=(chromium)
  fi
  [ "${#missing[@]}" -eq 0 ] || install "${missing[@]}" || return 1
  [ "$part" != all ] || [ -d dev/s3/node_modules/s3rver ] || npm ci --silent --no-audit --no-fund --prefix dev/s3 ||
    { echo "The S3 server could not be installed from npm." >&2; return 1; }
  [ "$part" = unit ] || [ -d dev/tiles/node_modules/pmtiles ] || npm ci --silent --no-audit --no-fund --prefix dev/tiles ||
    { echo "The reader of vector tiles could not be installed from npm." >&2; return 1; }
  [ "$part" != all ] || [ -d clients/web/node_modules/playwright-core ] || npm ci --silent --no-audit --no-fund --prefix clients/web ||
    { echo "What builds the pages could not be installed from npm." >&2; return 1; }
}

report_coverage() {
  rm -rf artifacts/coverage
  dotnet tool restore --verbosity quiet &&
    dotnet reportgenerator "-reports:$results/*/coverage.cobertura.xml" -targetdir:artifacts/coverage "-reporttypes:Html;TextSummary" "-filefilters:-*.g.cs" -verbosity:Error >/dev/null &&
    grep -E '^ *(Line|Branch) coverage:|^Muistot' artifacts/coverage/Summary.txt &&
    echo "artifacts/coverage/index.html shows each file." ||
    echo "The coverage could not be reported." >&2
}

rm -rf "$results"
# What is fetched is waited for by what needs it.
prepare &
preparing=$!
dotnet restore --verbosity quiet -p:RestoreLockedMode=true &
restoring=$!
# It has a core to itself while the projects are built one after the other.
formatting=
[ "$part" != all ] || { dotnet format whitespace . --folder --verify-no-changes --exclude migrations --exclude clients & formatting=$!; }
# One compiler for all projects reads the analyzers once. Where such servers are not wanted, it does not outlive the build.
wait "$restoring" && dotnet build --no-restore --nologo --verbosity quiet -p:UseSharedCompilation=true
built=$?
wait "$preparing" || give_up "What the tests stand on is missing."
[ -z "$formatting" ] || wait "$formatting" ||
  give_up "Some files are not formatted: run dotnet format whitespace . --folder --exclude migrations --exclude clients."
[ "$built" -eq 0 ] || give_up "The build failed."
[ "${UseSharedCompilation:-true}" = true ] || dotnet build-server shutdown --vbcscompiler >/dev/null
# Whether it is slow or waits: a minute of each processor in a minute is slow.
TIMEFORMAT="The tests took %R s, and %U s of $(nproc) processors."
time dotnet test Muistot.Tests --no-build --nologo --logger "trx;LogFileName=tests.trx" --results-directory "$results" \
  "${coverage[@]}" "${arguments[@]}"
[ "${#coverage[@]}" -eq 0 ] || report_coverage

counters=$(grep -o '<Counters [^>]*>' "$results/tests.trx" 2>/dev/null) || give_up "The tests did not run to their end."
count() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }
passed=$(count passed)
# Among the last lines, where one reads first.
sed -n '/ outcome="Failed"/s/.* testName="\([^"]*\)".*/Failed: \1/p' "$results/tests.trx"
finish "$passed" $(($(count total) - passed))
