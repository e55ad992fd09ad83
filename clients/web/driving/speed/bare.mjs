// A page that holds a map and nothing else: MapLibre, the base map of the service, its places, the same layers. Its server passes everything
// else on to the service, so that our page can be had in the same way.
import { readFileSync } from "node:fs";
import { Agent, createServer, request } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const dist = dirname(createRequire(import.meta.url).resolve("maplibre-gl/package.json")) + "/dist";
const agent = new Agent({ keepAlive: true });

export async function bare(address, { width, height }) {
  const text = async (path) => (await fetch(`${address}/${path}`)).text();
  const main = await text(/assets\/index-[^"]+\.js/.exec(await text(""))[0]);
  const code = await text(`assets/${/map-[\w-]+\.js/.exec(main)[0]}`);
  const base = (name) => `/assets/${new RegExp(`${name}-[\\w-]+\\.json`).exec(code)[0]}`;
  const { bounds } = JSON.parse(await text("tiles/sites.json"));
  const page = html({ world: base("world"), nordic: base("nordic"), bounds, width, height });
  const files = new Map(["maplibre-gl.mjs", "maplibre-gl-worker.mjs"].map((name) =>
    [`/${name}`, brotliCompressSync(readFileSync(join(dist, name)))]));
  const { hostname, port } = new URL(address);
  const server = createServer(({ url, headers, method }, answer) => {
    if (url === "/bare.html")
      answer.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(page);
    else if (files.has(url))
      answer.writeHead(200, { "Content-Type": "text/javascript", "Content-Encoding": "br" }).end(files.get(url));
    else
      request({ hostname, port, path: url, method, headers, agent }, (told) => {
        answer.writeHead(told.statusCode, told.headers);
        told.pipe(answer);
      }).end();
  });
  await new Promise((go) => server.listen(0, "127.0.0.1", go));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
}

const html = ({ world, nordic, bounds: [west, south, east, north], width, height }) => `<!doctype html>
<html lang="en"><title>A map</title>
<style>body { margin: 0 } #map { width: ${width}px; height: ${height}px }</style>
<div id="map"></div>
<script type="module">
import { Map, setWorkerUrl } from "/maplibre-gl.mjs";
setWorkerUrl(new URL("/maplibre-gl-worker.mjs", location).href);
const font = ["sans-serif"];
const fill = (id, source, more) => ({ id, type: "fill", source, filter: ["==", ["get", "is"], "land"], paint: { "fill-color": "#f6f1e6" }, ...more });
const line = (id, source, more) => ({ id, type: "line", source, filter: ["==", ["get", "is"], "border"],
  paint: { "line-color": "#cfc4ac", "line-dasharray": [3, 2] }, ...more });
const places = { source: "places", "source-layer": "sites" };
const map = new Map({
  container: "map", bounds: [[${west}, ${south}], [${east}, ${north}]], fitBoundsOptions: { padding: 48 }, attributionControl: false, fadeDuration: 0,
  style: {
    version: 8,
    sources: {
      world: { type: "geojson", data: "${world}" }, nordic: { type: "geojson", data: "${nordic}", tolerance: 0.2 },
      places: { type: "vector", tiles: [location.origin + "/tiles/sites/{z}/{x}/{y}.mvt"], maxzoom: 18 },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": "#d5e0e1" } },
      fill("world-land", "world"), line("world-borders", "world"), fill("fine-land", "nordic", { minzoom: 3 }), line("fine-borders", "nordic", { minzoom: 3 }),
      { id: "clusters", type: "circle", ...places, filter: ["has", "point_count"], paint: { "circle-color": "#a8452a", "circle-radius": 20 } },
      { id: "cluster-counts", type: "symbol", ...places, filter: ["has", "point_count"],
        layout: { "text-field": ["to-string", ["get", "point_count"]], "text-font": font, "text-size": 13 } },
      { id: "sites", type: "circle", ...places, filter: ["!", ["has", "point_count"]], paint: { "circle-color": "#a8452a", "circle-radius": 6 } },
    ],
  },
});
map.once("idle", () => { globalThis.drawnAt = performance.now(); });
</script></html>`;
