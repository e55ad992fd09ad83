// What tiles say of places and clusters.
import type { Map as LibreMap } from "maplibre-gl";
import type { Box, Shown } from "./map";

type Feature = ReturnType<LibreMap["queryRenderedFeatures"]>[number];

// Tiles show what is near their edges twice, with the same id.
export function shownOf(features: Feature[]): Shown[] {
  const all = new Map<string, Shown>();
  for (const { id, properties, geometry } of features) {
    if (geometry.type !== "Point")
      continue;
    const [longitude = 0, latitude = 0] = geometry.coordinates;
    const key = String(id);
    if ("point_count" in properties) {
      const box = String(properties["bbox"]).split(",").map(Number) as Box;
      all.set(key, { key, longitude, latitude, cluster: { count: Number(properties["point_count"]), box } });
    } else {
      all.set(key, {
        key, longitude, latitude,
        place: {
          project: String(properties["project"]), slug: String(properties["slug"]), name: String(properties["name"]),
          memories: Number(properties["memories_count"] ?? 0), waiting: properties["waiting"] === true,
        },
      });
    }
  }
  return [...all.values()];
}
