#!/usr/bin/env bash
# Makes a release of the commit that is checked out, in artifacts/release/VERSION:
#   dev/release.sh 1.2.0
# - muistot-VERSION-linux-x64.tar.gz and -linux-arm64.tar.gz: the service with the .NET runtime in it; ./start.sh inside starts it
# - muistot-client-VERSION.tgz: the TypeScript client, as npm publishes it
# - CHANGES.md: what CHANGELOG.md says about the version
# - SHA256SUMS: check with sha256sum --check
# Needs the .NET 10 SDK, Node, npm and git, and takes some minutes. Uncommitted changes are not in a release.
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
  echo "usage: dev/release.sh VERSION, as dev/release.sh 1.2.0" >&2
  exit 2
}

# The text below the heading of a version, without empty lines around it.
changes() { # version
  awk -v heading="## [$1]" 'index($0, heading) == 1 { found = 1; next } /^## / || /^\[[^]]*\]: / { found = 0 } found' CHANGELOG.md | sed -e '/./,$!d'
}

publish() { # runtime
  local name=muistot-$version-$1
  dotnet publish "$source/Muistot.Api" --configuration Release --runtime "$1" --self-contained --output "$work/$name" \
    -p:Version="$version" -p:DebugType=none --nologo --verbosity quiet
  [ -s "$work/$name/libe_sqlite3.so" ] || { echo "The native library of SQLite for $1 is missing." >&2; exit 1; }
  cp "$source/dev/archive/start.sh" "$source/dev/archive/README.md" "$source/LICENSE" "$source/CHANGELOG.md" "$work/$name/"
  cp -r "$source/docs" "$work/$name/"
  tar --create --gzip --owner=0 --group=0 --numeric-owner --sort=name --mtime="$date" --file "$output/$name.tar.gz" --directory "$work" "$name"
  rm -rf "${work:?}/$name"
}

[ $# -eq 1 ] || usage
version=$1
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]] || usage
[ -n "$(changes "$version")" ] || {
  echo "CHANGELOG.md has no entry \"## [$version] - YYYY-MM-DD\" with text below it. Write and commit one first." >&2
  exit 1
}

output=$PWD/artifacts/release/$version
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source=$work/source
date=$(git log -1 --format=%cI)
rm -rf "$output"
mkdir -p "$output" "$source"
git archive HEAD | tar --extract --directory "$source"
changes "$version" > "$output/CHANGES.md"

for runtime in linux-x64 linux-arm64; do
  echo "Publishing for $runtime"
  publish "$runtime"
done

echo "Packing the TypeScript client"
cd "$source/clients/typescript"
npm version "$version" --no-git-tag-version --allow-same-version > "$work/npm.log"
npm ci --no-audit --no-fund >> "$work/npm.log"
npm pack --loglevel error --pack-destination "$output" >> "$work/npm.log"

cd "$output"
sha256sum -- *.tar.gz *.tgz CHANGES.md > SHA256SUMS
cat SHA256SUMS
