#!/usr/bin/env bash
# VERSION: flatgeobuf 4.5.0 of npm on Node 18 or later; installed into a temporary folder.
# GUESS: deserialize(input, { rect }) brings the features in the rectangle, whatever the input is: its options are the same for a URL, for
#   bytes and for a stream.
# SEEN: Of one file with an index, bytes and a URL bring the two features in the rectangle. A stream (as the body of a fetch) brings all
#   three, without an error or a warning: the rectangle is not passed on. Whoever draws what fetch() streams has to filter by themselves.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund flatgeobuf@4.5.0

# Three points, 24 60, -70 -33 and 25 61, as GDAL 3.6.2 writes them with its index: ogr2ogr -f FlatGeobuf points.fgb points.geojson
base64 --decode >points.fgb <<'FILE'
ZmdiA2ZnYgFkAgAAJAAAAAAAAAAAABoAJAAIAAwABwAAAAAAAAAAABAAGAAAABQAGgAAAAAAAAFMAAAAIAAAABQAAABUAAAAAwAAAAAAAAAAAAAAAQAAAAACAAAEAAAAAA
AAAACAUcAAAAAAAIBAwAAAAAAAADlAAAAAAACATkAAAAAAAQAAAHAADgAUAAQACAAMAAAAEAAOAAAApAEAAOYQAACQAQAABAAAAIABAABHRU9HQ1JTWyJXR1MgODQiLERB
VFVNWyJXb3JsZCBHZW9kZXRpYyBTeXN0ZW0gMTk4NCIsRUxMSVBTT0lEWyJXR1MgODQiLDYzNzgxMzcsMjk4LjI1NzIyMzU2MyxMRU5HVEhVTklUWyJtZXRyZSIsMV1dXS
xQUklNRU1bIkdyZWVud2ljaCIsMCxBTkdMRVVOSVRbImRlZ3JlZSIsMC4wMTc0NTMyOTI1MTk5NDMzXV0sQ1NbZWxsaXBzb2lkYWwsMl0sQVhJU1siZ2VvZGV0aWMgbGF0
aXR1ZGUgKExhdCkiLG5vcnRoLE9SREVSWzFdLEFOR0xFVU5JVFsiZGVncmVlIiwwLjAxNzQ1MzI5MjUxOTk0MzNdXSxBWElTWyJnZW9kZXRpYyBsb25naXR1ZGUgKExvbi
kiLGVhc3QsT1JERVJbMl0sQU5HTEVVTklUWyJkZWdyZWUiLDAuMDE3NDUzMjkyNTE5OTQzM11dLElEWyJFUFNHIiw0MzI2XV0AAAAABgAAAFdHUyA4NAAABAAAAEVQU0cA
AA4AEAAIAAcAAAAAAAwADgAAAAAAAAUIAAAAAAAAAAEAAABuAAAAAAAAAACAUcAAAAAAAIBAwAAAAAAAADlAAAAAAACATkABAAAAAAAAAAAAAAAAADlAAAAAAACATkAAAA
AAAAA5QAAAAAAAgE5AAAAAAAAAAAAAAAAAAAA4QAAAAAAAAE5AAAAAAAAAOEAAAAAAAABOQFAAAAAAAAAAAAAAAACAUcAAAAAAAIBAwAAAAAAAgFHAAAAAAACAQMCgAAAA
AAAAAEwAAAAQAAAAAAAAAAgADAAEAAgACAAAABwAAAAEAAAABgAAAAAAAwAAAAAACAAIAAAABAAIAAAABAAAAAIAAAAAAAAAAAA5QAAAAAAAgE5ATAAAABAAAAAAAAAACA
AMAAQACAAIAAAAHAAAAAQAAAAGAAAAAAABAAAAAAAIAAgAAAAEAAgAAAAEAAAAAgAAAAAAAAAAADhAAAAAAAAATkBMAAAAEAAAAAAAAAAIAAwABAAIAAgAAAAcAAAABAAA
AAYAAAAAAAIAAAAAAAgACAAAAAQACAAAAAQAAAACAAAAAAAAAACAUcAAAAAAAIBAwA==
FILE

cat >program.mjs <<'PROGRAM'
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { deserialize } from "flatgeobuf/lib/mjs/geojson.js";

const bytes = readFileSync("points.fgb");
const server = createServer((request, response) => {
  const [, first, last] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? "bytes=0-");
  const end = Math.min(bytes.length - 1, last === "" ? Infinity : Number(last));
  response.writeHead(206, { "content-range": `bytes ${first}-${end}/${bytes.length}` });
  response.end(bytes.subarray(Number(first), end + 1));
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));

const rectangle = { minX: 20, minY: 55, maxX: 30, maxY: 65 };
const inputs = {
  bytes: new Uint8Array(bytes),
  url: `http://127.0.0.1:${server.address().port}/points.fgb`,
  stream: new Blob([bytes]).stream(),
};
for (const [name, input] of Object.entries(inputs)) {
  const found = [];
  for await (const feature of deserialize(input, { rect: rectangle })) found.push(feature.properties.n);
  console.log(`${name}: ${found.sort().join(" ")}`);
}
server.close();
server.closeAllConnections();
PROGRAM

seen=$(node program.mjs | grep -E "^(bytes|url|stream): ")
echo "$seen"
expected=$'bytes: 1 3\nurl: 1 3\nstream: 1 2 3'
[ "$seen" = "$expected" ] || { echo "This changed." >&2; exit 1; }
