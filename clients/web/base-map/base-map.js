// Makes the base map from Natural Earth (public domain), as the npm package world-atlas has it. Some of its rings cross ±180°, and would be
// filled the wrong way around the world: they are unrolled, and cut at the date line.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature, mesh } from "topojson-client";

const require = createRequire(import.meta.url);

/** A whole world, coarse, and the countries around the Baltic Sea, as fine as there is. */
export const maps = {
  world: { land: "land-110m", borders: "countries-110m", box: [-180, -90, 180, 90], digits: 2 },
  nordic: { land: "land-10m", borders: "countries-10m", box: [9, 53.5, 36, 71.5], digits: 3 },
};

/** GeoJSON of one of the maps, with what a feature is as its only property. */
export function baseMap({ land, borders, box, digits }) {
  const atlas = (name) => JSON.parse(readFileSync(require.resolve(`world-atlas/${name}.json`), "utf8"));
  const landAtlas = atlas(land);
  const borderAtlas = atlas(borders);
  const polygons = feature(landAtlas, landAtlas.objects.land).features
    .flatMap(({ geometry }) => geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates)
    .flatMap((polygon) => cutPolygon(polygon, box, digits));
  const lines = mesh(borderAtlas, borderAtlas.objects.countries, (one, other) => one !== other).coordinates
    .flatMap((line) => cutLine(line, box, digits));
  return JSON.stringify({
    type: "FeatureCollection",
    features: [
      { type: "Feature", properties: { is: "land" }, geometry: { type: "MultiPolygon", coordinates: polygons } },
      { type: "Feature", properties: { is: "border" }, geometry: { type: "MultiLineString", coordinates: lines } },
    ],
  });
}

function cutPolygon(polygon, box, digits) {
  const rings = polygon.map(unroll);
  return [-360, 0, 360].flatMap((turn) => {
    const cut = rings
      .map((ring) => clip(ring.map(([x, y]) => [x + turn, y]), box))
      .map((ring) => rounded(ring, digits))
      .filter((ring) => ring.length > 3);
    return cut.length > 0 && clip(rings[0].map(([x, y]) => [x + turn, y]), box).length > 2 ? [cut] : [];
  });
}

// Longitudes without jumps. A ring around a pole does not come back to where it began: it is led along the pole.
function unroll(ring) {
  let turn = 0;
  const line = ring.map(([x, y], index) => {
    const step = index === 0 ? 0 : x - ring[index - 1][0];
    turn += step > 180 ? -360 : step < -180 ? 360 : 0;
    return [x + turn, y];
  });
  const [first, last] = [line[0], line.at(-1)];
  return Math.abs(first[0] - last[0]) < 180 ? line : [...line, [last[0], -90], [first[0], -90], first];
}

// Sutherland and Hodgman: against one edge of the box after the other.
function clip(ring, [west, south, east, north]) {
  const edges = [
    [0, (x) => x >= west, west], [0, (x) => x <= east, east],
    [1, (y) => y >= south, south], [1, (y) => y <= north, north],
  ];
  return edges.reduce((points, [axis, isInside, edge]) => points.flatMap((point, index) => {
    const before = points.at(index - 1);
    const enters = isInside(point[axis]) !== isInside(before[axis]);
    return [...enters ? [crossing(before, point, axis, edge)] : [], ...isInside(point[axis]) ? [point] : []];
  }), ring.slice(0, -1));
}

function crossing(from, to, axis, edge) {
  const share = (edge - from[axis]) / (to[axis] - from[axis]);
  const other = from[1 - axis] + share * (to[1 - axis] - from[1 - axis]);
  return axis === 0 ? [edge, other] : [other, edge];
}

function rounded(ring, digits) {
  const points = ring
    .map((point) => point.map((degrees) => Number(degrees.toFixed(digits))))
    .filter((point, index, all) => index === 0 || point[0] !== all[index - 1][0] || point[1] !== all[index - 1][1]);
  const [first, last] = [points[0], points.at(-1)];
  return points.length > 0 && (first[0] !== last[0] || first[1] !== last[1]) ? [...points, first] : points;
}

function cutLine(line, [west, south, east, north], digits) {
  const parts = [[]];
  line.forEach(([x, y], index) => {
    const isOut = x < west || x > east || y < south || y > north;
    if (isOut || index > 0 && Math.abs(x - line[index - 1][0]) > 180)
      parts.push([]);
    if (!isOut)
      parts.at(-1).push([Number(x.toFixed(digits)), Number(y.toFixed(digits))]);
  });
  return parts.filter((part) => part.length > 1);
}
