#!/usr/bin/env bash
# Measures the published service beside its limits, all in one run, and prints a table in Markdown. Needs the .NET 10 SDK; MariaDB,
# Redis, wrk and GDAL are installed from the system's packages where they are missing. Takes some minutes. The last results stand in
# docs/performance.md:  ./bench.sh docs/performance.md  puts new ones there.  ROWS="3 4" ./bench.sh  measures some rows only.
set -euo pipefail
cd "$(dirname "$0")"
export PATH="$PATH:/usr/sbin"

missing=()
command -v mariadbd >/dev/null || missing+=(mariadb-server)
command -v redis-server >/dev/null || missing+=(redis-server)
command -v wrk >/dev/null || missing+=(wrk)
command -v ogr2ogr >/dev/null || missing+=(gdal-bin)
if [ "${#missing[@]}" -gt 0 ]; then
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

results=$PWD/artifacts/bench
mkdir -p "$results"
dotnet publish Muistot.Api --configuration Release --nologo --verbosity quiet --output "$results/published"

# The rows that are measured beside an early commit need it in the history: a shallow clone has no such rows.
baseline=1396769
if [ ! -d "$results/baseline" ] && git cat-file -e "$baseline" 2>/dev/null; then
  rm -rf "$results/baseline-source"
  mkdir "$results/baseline-source"
  git archive "$baseline" | tar -x -C "$results/baseline-source"
  dotnet publish "$results/baseline-source/Muistot.Api" --configuration Release --nologo --verbosity quiet --output "$results/baseline"
  rm -rf "$results/baseline-source"
fi
dotnet build bench --configuration Release --nologo --verbosity quiet
dotnet bench/bin/Release/net10.0/Muistot.Benchmark.dll "$results/published" "$results/table.md" ${ROWS:-}
cat "$results/table.md"

if [ $# -gt 0 ]; then
  processor=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)
  {
    sed '/^## Results$/q' "$1"
    echo
    echo "$(date -u +%F), $(nproc) × $processor, $(awk '/MemTotal/ {printf "%.0f GB", $2 / 1e6}' /proc/meminfo), .NET $(dotnet --version), $(mariadbd --version | grep -o '[0-9.]*-MariaDB'), Redis $(redis-server --version | grep -o 'v=[0-9.]*' | cut -c3-), commit $(git rev-parse --short HEAD)."
    echo
    cat "$results/table.md"
    awk 'isBehind && /^## / { isNext = 1; print "" } isNext; /^## Results$/ { isBehind = 1 }' "$1"
  } >"$results/page.md"
  mv "$results/page.md" "$1"
fi
