// Boxes on a round earth: the smallest one around places on both sides of the date line goes across it, and has its west beyond its east.
import type { Box, Point } from "./map";

/** The smallest box around points, of which there is at least one. */
export function boxAround(points: Point[]): Box {
  const longitudes = points.map(({ longitude }) => longitude).sort((one, other) => one - other);
  const latitudes = points.map(({ latitude }) => latitude);
  // What is left out is the widest gap between two neighbors; at first, the one behind the last.
  let [west, east] = [longitudes[0]!, longitudes.at(-1)!];
  let widest = west + 360 - east;
  longitudes.slice(1).forEach((longitude, index) => {
    const gap = longitude - longitudes[index]!;
    if (gap > widest)
      [widest, west, east] = [gap, longitude, longitudes[index]!];
  });
  return [west, latitudes.reduce((one, other) => Math.min(one, other)), east, latitudes.reduce((one, other) => Math.max(one, other))];
}

const halfWidths = [3, 12, 45, 90];

/**
 * The box of a project whose places may lie on both sides of the date line. Bounds of tiles never go across it, so those of such a project
 * are as wide as the world: the narrowest box around the date line that leaves nothing out is asked for.
 */
export async function acrossDateLine(bounds: Box | undefined, isEmpty: (box: Box) => Promise<boolean>): Promise<Box | undefined> {
  if (bounds === undefined || bounds[2] - bounds[0] <= 180)
    return bounds;
  const empty = await Promise.all(halfWidths.map((half) => isEmpty([-180 + half, -90, 180 - half, 90])));
  const half = halfWidths[empty.indexOf(true)];
  return half === undefined ? bounds : [180 - half, bounds[1], -180 + half, bounds[3]];
}

/** True when a box, as it is on a map that can be turned around the world, holds all of another one. */
export function holds([west, south, east, north]: Box, inner: Box): boolean {
  const width = inner[2] - inner[0] + (inner[2] < inner[0] ? 360 : 0);
  const from = west + ((inner[0] - west) % 360 + 360) % 360;
  return south <= inner[1] && inner[3] <= north && from + width <= east;
}
