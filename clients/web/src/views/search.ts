import { type Context, type View } from "../app";
import { h, type Child } from "../dom";
import type { Point } from "../map/map";
import { toMemory, toProject, toSite } from "../route";
import { search as service, type SearchResult } from "../service";
import { language, t } from "../texts";
import { growing, image } from "./parts";

/** What a search finds, in a list and on the map. */
export async function search({ route, signal, isSame }: Context): Promise<View> {
  const words = route.words!.trim();
  const page = (cursor?: string) =>
    service.search(words, undefined, undefined, language(), 50, cursor, signal).then(({ result }) => result);
  const first: { items: SearchResult[]; next?: string } = words === "" ? { items: [] } : await page();
  return {
    title: t().resultsTitle(words),
    content: [
      h("p", { class: "trail" }, h("a", { href: "#/" }, t().home)),
      h("h1", { tabindex: -1 }, t().search),
      h("p", { role: "status" }, first.items.length === 0
        ? t().noResults(words)
        : t().results(first.items.length, words, first.next !== undefined)),
      growing(first, card, page),
    ],
    onMap: (map) => {
      map.mark(undefined);
      if (!isSame)
        map.showResults(pointsOf(first.items), !route.at);
    },
  };
}

const pointsOf = (items: SearchResult[]): Point[] =>
  items.flatMap(({ location }) => location ? [{ latitude: location.lat, longitude: location.lon }] : []);

function card(found: SearchResult): Child {
  return h("li", { class: "card" }, image(found, found.title, "6rem"),
    h("div", {},
      h("h2", {}, h("a", { href: addressOf(found), dir: "auto" }, highlighted(found.title, found.title_highlights))),
      found.snippet !== found.title && h("p", { dir: "auto" }, highlighted(found.snippet, found.highlights)),
      h("p", { class: "small-print" }, t().kinds[found.type])));
}

function addressOf({ type, id, project, site }: SearchResult): string {
  if (type === "project")
    return toProject(project);
  return type === "site" ? toSite(project, String(id)) : toMemory(project, site!, Number(id));
}

// Hits are told as their start and length, in code points.
function highlighted(text: string, hits: number[][]): Child {
  const points = [...text];
  let end = 0;
  const parts = hits.flatMap(([start = 0, length = 0]) => {
    const before = points.slice(end, start).join("");
    end = start + length;
    return [before, h("mark", {}, points.slice(start, end).join(""))];
  });
  return [...parts, points.slice(end).join("")];
}
