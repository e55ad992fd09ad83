import {
  LngLatBounds, Map as LibreMap, ScaleControl, setWorkerUrl, type GeoJSONSource, type MapMouseEvent, type StyleSpecification,
} from "maplibre-gl";
import worker from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import type { Position } from "../route";
import { boxAround } from "./box";
import type { Box, MapOptions, Point, Shown } from "./options";
import { shownOf } from "./shown";
import { isBelowMarks, lowestMark, placeLayerNames, styleOf } from "./style";
import { allowWorker } from "./trusted";

export type { Box, Point, Shown };

const dark = matchMedia("(prefers-color-scheme: dark)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");

// Where nothing else says: Finland.
const finland: Box = [19.5, 59.5, 31.5, 70];

// How long a map waits before it asks again for what did not come: twice as long each time, up to a minute or so.
const patience = { first: 2000, doublings: 5 };

// What a finger hits, in pixels around the middle of its tip.
const reach = 12;

/** The map: MapLibre with the base map and the tiles of the service. */
export class PlaceMap {
  /** The box around all places; Finland, while it is not known. */
  everything: Box | undefined;

  private readonly map: LibreMap;
  private readonly options: MapOptions;
  // None at first: what a view does not ask for is not fetched.
  private collection: string | undefined;
  private pick: ((point: Point) => void) | undefined;
  private results: Point[] = [];
  private marked: Point | undefined;
  private failures = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private isPlaced: boolean;

  private readonly style = (): StyleSpecification =>
    styleOf(dark.matches, this.collection && this.options.tiles(this.collection), this.options.base);

  constructor(container: HTMLElement, options: MapOptions, position?: Position) {
    this.options = options;
    // Where it has no size, it cannot be where all of a box is seen.
    this.isPlaced = position !== undefined || container.clientWidth > 0;
    setWorkerUrl(allowWorker(worker));
    this.map = new LibreMap({
      container,
      style: this.style(),
      ...position ? { center: [position.longitude, position.latitude], zoom: position.zoom } : { bounds: finland },
      attributionControl: false,
      maxZoom: 19,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: calm.matches ? 0 : 200,
      transformRequest: (url) => ({ url, headers: options.headers(url) }),
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.addControl(new ScaleControl({ maxWidth: 100 }), "bottom-left");
    this.map.on("click", (event) => this.clicked(event));
    this.map.on("mousemove", (event) => {
      this.map.getCanvas().style.cursor = this.pick ? "crosshair" : this.at(event).length > 0 ? "pointer" : "";
    });
    this.map.on("moveend", () => this.moved());
    this.map.on("movestart", () => options.onBusy(true));
    this.map.on("idle", () => this.rest());
    this.map.on("error", (event) => this.failed(event));
    addEventListener("online", () => this.failures > 0 && this.refresh());
    dark.addEventListener("change", () => this.restyle());
  }

  /** Shows the places of a collection of tiles. */
  show(collection: string): void {
    if (collection === this.collection)
      return;
    this.collection = collection;
    this.refresh();
  }

  /** Fits itself into its place, which may have another size now. */
  resize(): void {
    this.map.resize();
    if (!this.isPlaced && this.map.getContainer().clientWidth > 0) {
      this.isPlaced = true;
      this.map.fitBounds(finland, { duration: 0 });
    }
  }

  /** Fetches the tiles again: in another language, as someone else, or after a change. */
  refresh(): void {
    if (this.collection === undefined)
      return;
    if (!this.map.getSource("places")) {
      this.map.once("style.load", () => this.refresh());
      return;
    }
    clearTimeout(this.retry);
    this.retry = undefined;
    this.options.onBusy(true);
    // Only the places, for a style made anew reads all of the base map again. And another source, not other addresses for the same one:
    // that keeps what was on its way from the old address, and is never idle when the last tile comes back unchanged.
    const { sources, layers } = this.style();
    placeLayerNames.forEach((name) => this.map.removeLayer(name));
    this.map.removeSource("places").addSource("places", sources["places"]!);
    layers.filter(({ id }) => placeLayerNames.includes(id)).forEach((layer) =>
      this.map.addLayer(layer, isBelowMarks(layer) ? lowestMark : undefined));
  }

  fit([west, south, east, north]: Box, maxZoom = 15): void {
    // A box over the date line has its west beyond its east.
    const bounds = new LngLatBounds([west, south], [east < west ? east + 360 : east, north]);
    // Names are beside their places.
    const side = Math.min(160, this.map.getContainer().clientWidth / 4);
    const padding = { top: 48, bottom: 48, left: side, right: side };
    this.map.fitBounds(bounds, { padding, maxZoom, ...this.motion() });
  }

  go({ latitude, longitude }: Point, zoom?: number): void {
    this.map.easeTo({ center: [longitude, latitude], zoom: Math.max(this.map.getZoom(), zoom ?? 13), ...this.motion() });
  }

  jump({ zoom, latitude, longitude }: Position): void {
    this.map.jumpTo({ zoom, center: [longitude, latitude] });
  }

  zoomBy(step: number): void {
    this.map.easeTo({ zoom: this.map.getZoom() + step, ...this.motion() });
  }

  whole(): void {
    this.fit(this.everything ?? finland);
  }

  middle(): Point {
    const { lat, lng } = this.map.getCenter().wrap();
    return { latitude: lat, longitude: lng };
  }

  box(): Box {
    const bounds = this.map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  }

  /** Marks a point, or none. */
  mark(point: Point | undefined): void {
    this.marked = point;
    this.put("mark", point ? [point] : []);
  }

  /** Shows what a search found, and goes where that is. */
  showResults(points: Point[], goes = true): void {
    this.results = points;
    this.put("results", points);
    if (goes && points.length > 0) {
      this.fit(boxAround(points), 13);
    }
  }

  /** Taps choose a point from now on, instead of opening what is there. */
  choose(pick: ((point: Point) => void) | undefined): void {
    this.pick = pick;
  }

  /** Tells again what is shown, to a view that has come after it was. */
  tell(): void {
    if (this.collection !== undefined && this.map.loaded())
      this.options.onShown(this.shown());
  }

  private rest(): void {
    if (this.retry === undefined)
      this.failures = 0;
    this.options.onBusy(false);
    this.tell();
  }

  // Nobody else asks again for a tile that did not come.
  private failed({ error, ...about }: { error: unknown }): void {
    if (!("tile" in about)) {
      console.error(error);
      return;
    }
    this.retry ??= setTimeout(() => this.refresh(), patience.first * 2 ** Math.min(this.failures++, patience.doublings));
  }

  private put(name: string, points: Point[]): void {
    const source = this.map.getSource<GeoJSONSource>(name);
    const set = (): void => void this.map.getSource<GeoJSONSource>(name)?.setData({
      type: "FeatureCollection",
      features: points.map(({ longitude, latitude }) => ({
        type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [longitude, latitude] },
      })),
    });
    if (source)
      set();
    else
      this.map.once("style.load", set);
  }

  private restyle(): void {
    this.map.setStyle(this.style(), { diff: false });
    this.map.once("style.load", () => {
      this.put("mark", this.marked ? [this.marked] : []);
      this.put("results", this.results);
    });
  }

  private motion(): { duration: number } {
    return { duration: calm.matches ? 0 : 500 };
  }

  private clicked(event: MapMouseEvent): void {
    if (this.pick) {
      const { lat, lng } = event.lngLat.wrap();
      this.pick({ latitude: lat, longitude: lng });
      return;
    }
    const found = this.at(event);
    const cluster = found.find((each) => each.cluster);
    const places = found.filter((each) => each.place);
    if (places.length === 0 && cluster)
      this.open(cluster);
    else if (places.length > 0)
      this.options.onOpen(places);
  }

  /** Comes as near as it takes to see the places of a cluster. */
  open({ cluster, longitude, latitude }: Shown): void {
    const [west, south, east, north] = cluster!.box;
    if (east - west < 1e-5 && north - south < 1e-5)
      this.map.easeTo({ center: [longitude, latitude], zoom: 18, ...this.motion() });
    else
      this.map.fitBounds([[west, south], [east, north]], { padding: 60, maxZoom: 18, ...this.motion() });
  }

  private at({ point: { x, y } }: MapMouseEvent): Shown[] {
    const layers = ["sites", "clusters"].filter((layer) => this.map.getLayer(layer));
    return shownOf(this.map.queryRenderedFeatures([[x - reach, y - reach], [x + reach, y + reach]], { layers }));
  }

  private shown(): Shown[] {
    const layers = ["sites", "clusters"].filter((layer) => this.map.getLayer(layer));
    return shownOf(this.map.queryRenderedFeatures({ layers }));
  }

  private moved(): void {
    const { latitude, longitude } = this.middle();
    this.options.onMoved({ zoom: this.map.getZoom(), latitude, longitude }, this.box());
  }
}
