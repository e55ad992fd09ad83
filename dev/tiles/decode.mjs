// Decodes vector tiles: node decode.mjs TILES, a file with a JSON array of tiles in base64. Writes a JSON array of layers by their names.
import { readFileSync } from "node:fs";
import { VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";

const tiles = JSON.parse(readFileSync(process.argv[2], "utf8")).map((text) => {
  const { layers } = new VectorTile(new PbfReader(Buffer.from(text, "base64")));
  return Object.fromEntries(Object.entries(layers).map(([name, layer]) => [name, {
    version: layer.version,
    extent: layer.extent,
    features: Array.from({ length: layer.length }, (_, index) => {
      const { id, type, properties } = layer.feature(index);
      const [[{ x, y }]] = layer.feature(index).loadGeometry();
      return { id, type, x, y, properties };
    }),
  }]));
});
process.stdout.write(JSON.stringify(tiles));
