#!/usr/bin/env bash
# Holds the promise of a rolling upgrade: publishes another version, starts it on a database that it has migrated itself, migrates that by
# today's program while people use it, and runs the contract's scripts on both at once, requests to each in turn (RollingUpgradeTests).
#   dev/rolling.sh [REVISION]    the commit before the newest migration was made, unless it is said
# Needs the .NET 10 SDK, git, Node, npm, MariaDB and Redis, and takes some minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PATH:/usr/sbin"

[ $# -le 1 ] || { echo "usage: dev/rolling.sh [REVISION]" >&2; exit 2; }

newest_migration() {
  local file
  for file in migrations/Muistot.Migrations.MySql/Migrations/[0-9]*.Designer.cs; do :; done
  echo "$file"
}

if [ $# -eq 1 ]; then
  revision=$(git rev-parse --verify "$1^{commit}")
else
  revision=$(git log -1 --diff-filter=A --format=%H -- "$(newest_migration)")
  [ -n "$revision" ] || { echo "The newest migration is not committed yet: name a revision." >&2; exit 1; }
  revision=$(git rev-parse --verify "$revision^")
fi

work=$(mktemp -d)
clean_up() {
  git worktree remove --force "$work/source" 2>/dev/null || true
  rm -rf "$work"
}
trap clean_up EXIT

git log -1 --format='Beside today: %h of %cs, %s' "$revision"
git worktree add --quiet --detach "$work/source" "$revision"
dotnet publish "$work/source/Muistot.Api" --configuration Release --output "$work/previous" --nologo --verbosity quiet
[ -d dev/s3/node_modules ] || npm ci --prefix dev/s3 --no-audit --no-fund --loglevel error
dotnet build Muistot.Tests --nologo --verbosity quiet
MUISTOT_TEST_PREVIOUS="$work/previous" dotnet test Muistot.Tests --no-build --nologo --filter "FullyQualifiedName~RollingUpgradeTests" \
  --logger "console;verbosity=normal"
