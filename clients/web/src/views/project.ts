import { withMap, type Context, type View } from "../app";
import { fill, h, type Child } from "../dom";
import { acrossDateLine, holds } from "../map/box";
import type { Box } from "../map/map";
import { toSite } from "../route";
import { extras, isSignedIn, readProject, serves, sites, tiles, type Project, type Site } from "../service";
import { language, t } from "../texts";
import { newSiteAddress, waiting } from "./home";
import { fallback, growing, image, pictureOf, told, texts, waitingMark } from "./parts";
import { staffLinks } from "./staff/projectPage";

/** A project: its texts, and those of its places that the map shows. */
export async function project({ route, signal, isSame }: Context): Promise<View> {
  const id = route.project!;
  const isEmpty = async (box: Box): Promise<boolean> => (await sites.list(
    id, undefined, undefined, undefined, language(), undefined, box.join(","), 1, undefined, undefined, undefined, signal)).result.items.length === 0;
  const [{ result: shown }, bounds] = await Promise.all([
    readProject(id, signal),
    tiles.describe(`${id}.sites`, signal).then(({ result }) => acrossDateLine(result.bounds as Box | undefined, isEmpty)),
  ]);
  const list = h("div", { "aria-busy": "true" });
  let latest = 0;
  let listed = "";
  let asked: string | undefined;
  async function listBox(box?: Box): Promise<void> {
    // All of them are in one list, however much more of the world is there: it is in the browser's cache.
    const bbox = box && !(bounds && holds(box, bounds)) ? wrapped(box) : "";
    if (bbox === asked)
      return;
    const turn = ++latest;
    asked = bbox;
    const page = (cursor?: string) => sites.list(
      id, undefined, undefined, undefined, language(), extras, bbox || undefined, 50, cursor, undefined, undefined, signal).then(({ result }) => result);
    const first = await page().catch(() => undefined);
    if (first === undefined && turn === latest)
      asked = undefined;
    // The same places again: whoever is reading them, or has the focus there, is left in peace.
    const ids = first?.items.map((site) => site.id).join(" ");
    if (turn !== latest || first === undefined || ids === listed && ids !== "")
      return;
    listed = ids!;
    fill(list, first.items.length === 0 ? h("p", {}, t().noPlaces) : growing(first, (site) => siteCard(id, site), page));
    list.removeAttribute("aria-busy");
  }
  await listBox();
  return {
    title: shown.info.name,
    collection: `${id}.sites`,
    content: [
      h("p", { class: "trail" }, h("a", { href: "#/" }, t().home)),
      h("h1", { tabindex: -1 }, told(shown.info, "name")),
      fallback(shown.info), isSignedIn() && waiting(shown),
      staffLinks(shown),
      image(pictureOf(shown), shown.info.name),
      texts(shown.info, "abstract"), texts(shown.info, "description"),
      contact(shown),
      shown.permissions?.includes("post") !== false && serves("login") && h("p", {},
        h("a", { class: "button", href: newSiteAddress(id) }, t().addPlace)),
      h("h2", {}, t().places), list,
    ],
    onMap: (map) => {
      map.mark(undefined);
      map.showResults([]);
      if (bounds && !isSame && !route.at)
        map.fit(bounds);
    },
    onMoved: () => withMap((map) => void listBox(map.box())),
  };
}

// A map can be panned around the world, and show more than all of it.
function wrapped([west, south, east, north]: Box): string {
  const turn = (degrees: number): number => ((degrees + 180) % 360 + 360) % 360 - 180;
  const [from, until] = east - west >= 360 ? [-180, 180] : [turn(west), turn(east)];
  return [from, Math.max(south, -90), until, Math.min(north, 90)].map((degrees) => degrees.toFixed(6)).join(",");
}

function contact({ contact: told }: Project): Child {
  return told?.contact_email !== undefined && h("p", { class: "small-print" }, `${t().contact}: `,
    h("a", { href: `mailto:${told.contact_email}` }, told.contact_email));
}

export function siteCard(project: string, site: Site, heading: "h3" | "h4" = "h3", more?: Child): Child {
  return h("li", { class: "card" },
    image(pictureOf(site), site.info.name, "6rem"),
    h("div", {},
      h(heading, {}, h("a", { href: toSite(project, site.id) }, told(site.info, "name"))),
      h("p", {}, told(site.info, "abstract")),
      h("p", { class: "small-print" }, t().memories(site.memories_count), " ", fallback(site.info), " ",
        site.own && [h("span", { class: "badge own" }, t().own), " "], site.waiting_approval && waitingMark()), more));
}
