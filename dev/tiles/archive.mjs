// Reads a PMTiles archive: node archive.mjs FILE TILES, a file with a JSON array of [zoom, x, y]. Writes the header, the metadata, and the
// tiles in base64, null for those that are not there.
import { openSync, readFileSync, readSync } from "node:fs";
import { PMTiles } from "pmtiles";

const file = openSync(process.argv[2]);
const archive = new PMTiles({
  getKey: () => process.argv[2],
  getBytes: async (offset, length) => {
    const bytes = new Uint8Array(length);
    return { data: bytes.buffer.slice(0, readSync(file, bytes, 0, length, offset)) };
  },
});
const tiles = [];
for (const [zoom, x, y] of JSON.parse(readFileSync(process.argv[3], "utf8"))) {
  const tile = await archive.getZxy(zoom, x, y);
  tiles.push(tile ? Buffer.from(tile.data).toString("base64") : null);
}
process.stdout.write(JSON.stringify({ header: await archive.getHeader(), metadata: await archive.getMetadata(), tiles }));
