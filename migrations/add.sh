#!/usr/bin/env bash
# Adds a migration of the same name for every database, and compiles the model anew: migrations/add.sh AddSomething
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: migrations/add.sh NAME" >&2; exit 2; }
cd "$(dirname "$0")/.."
dotnet tool restore
for provider in MySql Sqlite; do
  project=migrations/Muistot.Migrations.$provider
  dotnet ef migrations add "$1" --project "$project" --startup-project "$project" --output-dir Migrations
  dotnet ef dbcontext optimize --project "$project" --startup-project "$project" --output-dir Migrations/CompiledModel --namespace "Muistot.Migrations.$provider"
done
