// The map with its buttons. The code of MapLibre comes by itself, after the texts.
import type { StyleSpecification } from "maplibre-gl";
import { announce } from "./announce";
import { fill, button, h, icon, icons, type Child } from "./dom";
import type { PlaceMap, Shown } from "./map/map";
import { keepPosition, toSite, type Position } from "./route";
import { base, operatorMap, token } from "./service";
import { language, t } from "./texts";
import { listOf } from "./views/home";

export interface MapTold {
  moved: () => void;
  shown: (places: Shown[]) => void;
  /** Shows a choice between places that are drawn over each other. */
  several: (list: Child) => void;
}

/** Makes the map, or says that this browser cannot draw it. */
export async function makeMap(pane: HTMLElement, told: MapTold, position: Position | undefined): Promise<PlaceMap | undefined> {
  const canvas = h("div", { class: "map" });
  const buttons = h("div", { class: "map-buttons" });
  const operators = operatorMap();
  let style: StyleSpecification | undefined;
  const makers = (): string => operators && style ? operators.attribution : t().attribution;
  const attribution = h("p", { class: "attribution" }, makers());
  fill(pane, canvas, buttons, attribution);
  try {
    const [{ PlaceMap }, chosen] = await Promise.all([import("./map/map"), operators && styleFrom(operators.style)]);
    style = chosen;
    const map: PlaceMap = new PlaceMap(canvas, {
      tiles: (collection) => `${base}/tiles/${collection}/{z}/{x}/{y}.mvt`,
      // The token is for our own tiles: other servers may have some too.
      headers: (url) => url.startsWith(`${base}/tiles/`)
        ? { "Muistot-Language": language(), ...token() !== undefined && { Authorization: token()! } } : {},
      base: style,
      onOpen: (places) => open(places, told),
      onMoved: (at) => {
        // On pages without a map it has no size: where it is then is not where anyone looks.
        if (canvas.clientWidth === 0)
          return;
        keepPosition(at);
        told.moved();
      },
      onShown: told.shown,
      onBusy: (isBusy) => pane.toggleAttribute("aria-busy", isBusy) && pane.setAttribute("aria-busy", "true"),
    }, position);
    const draw = (): void => {
      fill(attribution, makers());
      canvas.querySelector("canvas")?.setAttribute("aria-label", t().mapKeys);
      fill(buttons,
        button(icon(icons.plus), () => map.zoomBy(1), { "aria-label": t().zoomIn }),
        button(icon(icons.minus), () => map.zoomBy(-1), { "aria-label": t().zoomOut }),
        button(icon(icons.home), () => map.whole(), { "aria-label": t().whole }),
        button(icon(icons.here), () => locate(map), { "aria-label": t().here }));
    };
    draw();
    pane.addEventListener("language", draw);
    return map;
  } catch (error) {
    console.warn(error);
    fill(pane, h("p", { class: "notice" }, t().noMap));
    return undefined;
  }
}

/** The style of the operator's map. When it cannot be had, the base map that ships stands in. */
async function styleFrom(address: string): Promise<StyleSpecification | undefined> {
  try {
    const answer = await fetch(address, { credentials: "omit", signal: AbortSignal.timeout(10_000) });
    return answer.ok ? await answer.json() as StyleSpecification : undefined;
  } catch (error) {
    console.warn(error);
    return undefined;
  }
}

function open(places: Shown[], told: MapTold): void {
  const [only] = places;
  if (places.length === 1 && only?.place)
    location.hash = toSite(only.place.project, only.place.slug);
  else
    told.several(h("section", { class: "notice", "aria-label": t().severalHere }, h("h2", {}, t().severalHere), listOf(places)));
}

function locate(map: PlaceMap): void {
  if (!("geolocation" in navigator))
    announce(t().notHere);
  else
    navigator.geolocation.getCurrentPosition(({ coords }) => map.go(coords, 14), () => announce(t().notHere), { timeout: 10_000 });
}
