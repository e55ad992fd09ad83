import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import nordic from "base-map:nordic";
import world from "base-map:world";

export interface Colors {
  sea: string;
  land: string;
  border: string;
  place: string;
  ring: string;
  label: string;
}

const light: Colors = { sea: "#d5e0e1", land: "#f6f1e6", border: "#cfc4ac", place: "#a8452a", ring: "#fffdf8", label: "#3a332b" };
const dark: Colors = { sea: "#1a2428", land: "#2c2a25", border: "#4a453b", place: "#ee9d78", ring: "#1d1a16", label: "#efe7da" };

/** Numbers and names are drawn with the fonts of the device: nothing is fetched for them. */
const ownFont = ["sans-serif"];

// The coarse world ends where the fine map of the north begins, from this zoom on.
const fine = 3;

function baseLayers(colors: Colors): LayerSpecification[] {
  const land = (id: string, source: string): LayerSpecification =>
    ({ id, type: "fill", source, filter: ["==", ["get", "is"], "land"], paint: { "fill-color": colors.land } });
  const border = (id: string, source: string): LayerSpecification =>
    ({
      id, type: "line", source, filter: ["==", ["get", "is"], "border"], paint: { "line-color": colors.border, "line-dasharray": [3, 2] },
    });
  return [
    { id: "sea", type: "background", paint: { "background-color": colors.sea } },
    land("world-land", "world"),
    border("world-borders", "world"),
    { id: "fine-sea", type: "fill", source: "frame", minzoom: fine, paint: { "fill-color": colors.sea, "fill-antialias": false } },
    { ...land("fine-land", "nordic"), minzoom: fine },
    { ...border("fine-borders", "nordic"), minzoom: fine },
  ];
}

// Of a name from the middle of its place, in the size of its letters, so that the ring of the one that is chosen does not reach it.
const nameDistance = 1.4;
const ring = { inner: 14, width: 3 };

/** The names of the layers of the places. */
export const placeLayerNames = ["clusters", "sites", "site-names", "cluster-counts"];

/** Layers of the places, in the order in which they are drawn. */
function placeLayers(colors: Colors, font: string[]): LayerSpecification[] {
  const isWaiting: ExpressionSpecification = ["==", ["get", "waiting"], true];
  return [
    {
      id: "clusters", type: "circle", source: "places", "source-layer": "sites", filter: ["has", "point_count"],
      paint: {
        "circle-color": colors.place, "circle-opacity": 0.9, "circle-stroke-color": colors.ring, "circle-stroke-width": 2,
        "circle-radius": ["interpolate", ["linear"], ["log10", ["get", "point_count"]], 0, 12, 2, 16, 5, 24],
      },
      layout: { "circle-sort-key": ["get", "point_count"] },
    },
    {
      id: "sites", type: "circle", source: "places", "source-layer": "sites", filter: ["!", ["has", "point_count"]],
      paint: {
        "circle-color": ["case", isWaiting, colors.ring, colors.place], "circle-stroke-width": ["case", isWaiting, 3, 2],
        "circle-stroke-color": ["case", isWaiting, colors.place, colors.ring],
        "circle-radius": ["interpolate", ["linear"], ["zoom"], 3, 5, 12, 8],
      },
    },
    {
      id: "site-names", type: "symbol", source: "places", "source-layer": "sites", minzoom: 9, filter: ["!", ["has", "point_count"]],
      layout: {
        "text-field": ["get", "name"], "text-font": font, "text-size": 13, "text-variable-anchor": ["left", "right", "top", "bottom"],
        "text-radial-offset": nameDistance, "text-justify": "auto", "text-max-width": 12,
      },
      paint: { "text-color": colors.label, "text-halo-color": colors.land, "text-halo-width": 1.5 },
    },
    // Where clusters lie over each other, the number is that of the largest, which lies on top.
    {
      id: "cluster-counts", type: "symbol", source: "places", "source-layer": "sites", filter: ["has", "point_count"],
      layout: {
        "text-field": ["to-string", ["get", "point_count"]], "text-font": font, "text-size": 12, "text-padding": 1,
        "symbol-sort-key": ["-", 0, ["get", "point_count"]],
      },
      paint: { "text-color": colors.ring },
    },
  ];
}

function markLayers(colors: Colors): LayerSpecification[] {
  return [
    {
      id: "results", type: "circle", source: "results",
      paint: { "circle-color": colors.ring, "circle-radius": 9, "circle-stroke-color": colors.place, "circle-stroke-width": 4 },
    },
    {
      id: "mark", type: "circle", source: "mark",
      paint: {
        "circle-color": colors.place, "circle-opacity": 0.25, "circle-radius": ring.inner, "circle-stroke-color": colors.place,
        "circle-stroke-width": ring.width,
      },
    },
  ];
}

/** The places, what is marked among them, and above both what is written. */
function ownLayers(colors: Colors, font: string[], tiles: string | undefined): LayerSpecification[] {
  const places = shownWhen(tiles, placeLayers(colors, font));
  return [...places.filter(isBelowMarks), ...markLayers(colors), ...places.filter((layer) => !isBelowMarks(layer))];
}

/** The lowest of the layers that mark something. */
export const lowestMark = "results";
export const isBelowMarks = ({ type }: LayerSpecification): boolean => type === "circle";

const empty = { type: "FeatureCollection" as const, features: [] };
const frame = {
  type: "Feature" as const, properties: {},
  geometry: { type: "Polygon" as const, coordinates: [[[9, 53.5], [36, 53.5], [36, 71.5], [9, 71.5], [9, 53.5]]] },
};

// A source of layers that are not to be seen is not asked for anything.
const shownWhen = (tiles: string | undefined, layers: LayerSpecification[]): LayerSpecification[] => tiles !== undefined ? layers
  : layers.map((layer) => ({ ...layer, layout: { ...layer.layout, visibility: "none" } }) as LayerSpecification);

function ownSources(tiles = "none"): StyleSpecification["sources"] {
  return {
    places: { type: "vector", tiles: [tiles], maxzoom: 18 },
    results: { type: "geojson", data: empty },
    mark: { type: "geojson", data: empty },
  };
}

/** The style of the map: the places over the base map that ships, or over that of the operator. */
export function styleOf(isDark: boolean, tiles: string | undefined, operators?: StyleSpecification): StyleSpecification {
  if (operators)
    return over(operators, tiles);
  const colors = isDark ? dark : light;
  return {
    version: 8,
    sources: {
      world: { type: "geojson", data: world },
      nordic: { type: "geojson", data: nordic, tolerance: 0.2 },
      frame: { type: "geojson", data: frame },
      ...ownSources(tiles),
    },
    layers: [...baseLayers(colors), ...ownLayers(colors, ownFont, tiles)],
  };
}

// Maps of others are light. Where their names have letters, ours are drawn with those: all names of a map are drawn by the same means.
function over({ glyphs, ...base }: StyleSpecification, tiles: string | undefined): StyleSpecification {
  const fonts = base.layers.map((layer) => layer.type === "symbol" ? layer.layout?.["text-font"] : undefined);
  const theirs = fonts.find((font): font is string[] =>
    Array.isArray(font) && font.every((name) => typeof name === "string" && name !== "literal"));
  const isTheirs = glyphs !== undefined && theirs !== undefined;
  return {
    ...base, ...isTheirs && { glyphs },
    sources: { ...base.sources, ...ownSources(tiles) },
    layers: [...base.layers, ...ownLayers(light, isTheirs ? theirs : ownFont, tiles)],
  };
}
