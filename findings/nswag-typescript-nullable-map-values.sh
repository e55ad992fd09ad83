#!/usr/bin/env bash
# VERSION: the tool NSwag.ConsoleCore 14.8.0 on .NET 10.
# GUESS: With NullValue = Null, a value that OpenAPI 3.0 declares nullable gets "| null" in the TypeScript client wherever it stands: as a member
#   of an object, as an item of an array, and as a value of a map (additionalProperties).
# SEEN: The member and the item have "| null". The value of the map has not: { [key: string]: string; }. Under "strict", a client cannot send null
#   for a key, which the document allows, without a cast, and does not learn that it may receive one.
set -euo pipefail
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet tool install --tool-path "$work/tools" NSwag.ConsoleCore --version 14.8.0 >/dev/null
cat >"$work/document.json" <<'DOCUMENT'
{
  "openapi": "3.0.0",
  "info": { "title": "Choices", "version": "1" },
  "paths": {
    "/choices": {
      "patch": {
        "operationId": "Choices_Change",
        "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Choices" } } } },
        "responses": { "204": { "description": "" } }
      }
    }
  },
  "components": {
    "schemas": {
      "Choices": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "member": { "type": "string", "nullable": true },
          "items": { "type": "array", "items": { "type": "string", "nullable": true } },
          "map": { "type": "object", "additionalProperties": { "type": "string", "nullable": true } }
        }
      }
    }
  }
}
DOCUMENT
"$work/tools/nswag" openapi2tsclient /input:"$work/document.json" /output:"$work/client.ts" /typeStyle:Interface /nullValue:Null \
  /generateClientClasses:false >/dev/null
seen=$(grep -oE '^ *(member|items|map)\?:.*' "$work/client.ts" | tr -s ' ' | sed 's/^ //')
echo "$seen"
[ "$seen" = "member?: string | null;
items?: (string | null)[];
map?: { [key: string]: string; };" ]
