import { announce } from "../announce";
import { distance, go, withMap, type Context, type View } from "../app";
import { button, fill, h, icon, icons, type Child } from "../dom";
import type { Box, Point } from "../map/map";
import { to, toProject, toSite } from "../route";
import { extras, history, readProject, sites, tiles, versionOf, whole } from "../service";
import { language, languages, t } from "../texts";
import { area, form, input, labelled } from "./form";
import { imageField } from "./imageField";
import { attempt, texts, told } from "./parts";
import { trail } from "./site";

// Places nearer than this may be the one that someone is about to add.
const near = 75;
const asked = 5;

/** Puts a new site on the map, or changes one. */
export async function writeSite({ route, signal, isFirst }: Context): Promise<View> {
  const project = route.project!;
  const [shown, found, bounds] = await Promise.all([
    readProject(project, signal),
    route.site === undefined ? undefined : sites.get(project, route.site, false, language(), extras, signal),
    isFirst && !route.at ? tiles.describe(`${project}.sites`, signal).then(({ result }) => result.bounds as Box | undefined, () => undefined)
      : undefined,
  ]);
  let present = found;
  const name = input("name", t().name, { required: true, autocomplete: "off", dir: "auto" });
  const short = area("abstract", t().abstract, 2);
  const long = area("description", t().description, 6);
  const lang = labelled(t().textLanguage, h("select", { name: "lang" },
    Object.entries(languages).map(([tag, own]) => h("option", { value: tag, lang: tag, selected: tag === language() }, own))));
  const place = placeFields(present ? undefined : project, signal);
  const picture = imageField(undefined, undefined, () => made.keep());
  const heading = present ? t().changePlace : t().addPlace;
  const address = present ? toSite(project, present.result.id) : toProject(project);
  const info = present?.result.info;

  async function send(): Promise<void> {
    const { latitude: lat, longitude: lon } = place.point()!;
    const image = picture.value();
    const body = {
      info: {
        lang: lang.field.value, name: name.field.value.trim(),
        abstract: short.field.value.trim() || null, description: long.field.value.trim() || null,
        ...image !== undefined && { image_alt: picture.alt() },
      },
      location: { lat, lon }, ...image !== undefined && { image },
    };
    if (!present) {
      const { result } = await sites.create(project, body, whole);
      leave(toSite(project, result!.id));
      announce(result!.waiting_approval ? t().sentWaiting : t().sentPublished);
      return;
    }
    const [before, { id }] = [versionOf(present.headers["etag"]), present.result];
    const { headers } = await sites.change(project, id, body, undefined, present.headers["etag"]);
    leave(address);
    announce(t().saved, before === undefined ? undefined : {
      label: t().undo, press: () => attempt(async () => {
        await history.restoreSite(project, id, before, undefined, headers["etag"]);
        return t().undone;
      }),
    });
  }

  /** What someone else has made of it: what is sent next is a change of that. */
  async function learn(): Promise<Child> {
    present = await sites.get(project, route.site!, false, language(), extras);
    const { info, location: { lat, lon } } = present.result;
    return [h("p", {}, h("strong", {}, told(info, "name"))), texts(info, "abstract"), texts(info, "description"),
      h("p", { class: "small-print" }, `${t().coordinates}: ${lat.toFixed(5)}, ${lon.toFixed(5)}`)];
  }

  function leave(where: string): void {
    withMap((map) => map.refresh());
    go(where);
  }

  const made = form({
    draft: present ? `site:${project}/${present.result.id}` : `site:${project}`,
    fields: [name, short, long, lang, place.latitude, place.longitude],
    values: {
      name: info?.name ?? "", abstract: info?.abstract ?? "", description: info?.description ?? "", lang: info?.lang ?? language(),
      lat: present ? String(present.result.location.lat) : "", lon: present ? String(present.result.location.lon) : "",
    },
    filled: (draft) => {
      picture.set(draft);
      place.marked();
    },
    extra: () => picture.draft(),
    check: () => ({
      ...name.field.value.trim() === "" && { name: t().required },
      ...place.point() === undefined && { lat: t().needsPlace },
    }) as Record<string, string>,
    ready: picture.ready,
    send,
    ...present && { learn, tag: present.headers["etag"] },
    content: [place.row, name.row, short.row, long.row, lang.row, picture.row],
    label: present ? t().save : t().send,
    cancel: address,
  });
  place.onChange(() => made.keep());
  return {
    title: heading,
    collection: `${project}.sites`,
    content: [trail(shown.result), h("h1", { tabindex: -1 }, heading), made.element],
    onMap: (map) => {
      map.mark(place.point());
      if (bounds)
        map.fit(bounds);
      map.choose((point) => place.choose(point));
    },
    leave: () => withMap((map) => map.choose(undefined)),
  };
}

/** Coordinates: typed, tapped, the middle of the map, or where one is. */
function placeFields(project: string | undefined, signal: AbortSignal) {
  const latitude = input("lat", t().latitude, { inputmode: "decimal", autocomplete: "off" });
  const longitude = input("lon", t().longitude, { inputmode: "decimal", autocomplete: "off" });
  const neighbors = h("div", { "aria-live": "polite" });
  let changed: () => void = () => undefined;
  let turn = 0;

  function point(): Point | undefined {
    const [lat, lon] = [latitude.field.value, longitude.field.value].map(degrees);
    return lat !== undefined && lon !== undefined && Math.abs(lat) <= 90 && Math.abs(lon) <= 180
      ? { latitude: lat, longitude: lon }
      : undefined;
  }

  function marked(): void {
    const chosen = point();
    withMap((map) => map.mark(chosen));
    if (chosen && project !== undefined)
      void ask(project, chosen);
  }

  function choose({ latitude: lat, longitude: lon }: Point): void {
    // While it is being sent, the place is what it was.
    if (latitude.field.readOnly)
      return;
    latitude.field.value = lat.toFixed(6);
    longitude.field.value = lon.toFixed(6);
    marked();
    changed();
    announce(t().placed);
  }

  async function ask(id: string, chosen: Point): Promise<void> {
    const mine = ++turn;
    const found = await sites.list(id, asked, chosen.latitude, chosen.longitude, language(), undefined, undefined, undefined, undefined,
      undefined, undefined, signal).then(({ result }) => result.items, () => []);
    if (mine !== turn)
      return;
    const close = found
      .map((site) => ({ site, meters: distance(chosen, { latitude: site.location.lat, longitude: site.location.lon }) }))
      .filter(({ meters }) => meters <= near);
    fill(neighbors, close.length > 0 && h("div", { class: "notice" }, h("h2", {}, t().isItOneOf),
      h("ul", { class: "plain-list" }, close.map(({ site, meters }) => h("li", {},
        h("a", { href: to("projects", id, "sites", site.id, "new-memory") }, told(site.info, "name")),
        h("span", { class: "small-print" }, ` ${t().metersAway(meters)}`))))));
  }

  const whereAmI = (): void => {
    if (!("geolocation" in navigator))
      announce(t().notHere);
    else
      navigator.geolocation.getCurrentPosition(({ coords }) => {
        choose(coords);
        withMap((map) => map.go(coords, 16));
      }, () => announce(t().notHere), { enableHighAccuracy: true, timeout: 10_000 });
  };

  for (const { field } of [latitude, longitude])
    field.addEventListener("change", () => {
      marked();
      const chosen = point();
      if (chosen)
        withMap((map) => map.go(chosen));
    });
  const row = h("fieldset", {}, h("legend", {}, t().where), h("p", { class: "hint" }, t().whereHint),
    h("div", { class: "actions" },
      button(t().takeMiddle, () => withMap((map) => choose(map.middle())), { class: "quiet" }),
      button([icon(icons.here), t().here], whereAmI, { class: "quiet" })),
    h("div", { class: "pair" }, latitude.row, longitude.row), neighbors);
  return { row, latitude, longitude, point, choose, marked, onChange: (handle: () => void) => void (changed = handle) };
}

// People write a decimal comma in Finland; programs, a point.
function degrees(text: string): number | undefined {
  const value = /^\s*[-−]?\d+([.,]\d+)?\s*$/.test(text) ? Number(text.trim().replace("−", "-").replace(",", ".")) : NaN;
  return Number.isFinite(value) ? value : undefined;
}
