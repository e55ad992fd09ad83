// What the map shows, and what it is told and tells.
import type { StyleSpecification } from "maplibre-gl";
import type { Position } from "../route";

/** Something that the map shows: a place, or several that are drawn together. */
export interface Shown {
  key: string;
  longitude: number;
  latitude: number;
  place?: { project: string; slug: string; name: string; memories: number; waiting: boolean };
  cluster?: { count: number; box: Box };
}

export type Box = [west: number, south: number, east: number, north: number];
export interface Point { latitude: number; longitude: number }

export interface MapOptions {
  tiles: (collection: string) => string;
  headers: (url: string) => Record<string, string>;
  /** The base map, when it is not the one that ships. */
  base: StyleSpecification | undefined;
  onOpen: (places: Shown[]) => void;
  onMoved: (position: Position, box: Box) => void;
  onShown: (shown: Shown[]) => void;
  /** Told when the map begins to fetch and draw, and when all of it is there. */
  onBusy: (isBusy: boolean) => void;
}
