import { staff } from "../badge";
import { withMap, type Context, type View } from "../app";
import { button, fill, h, type Child } from "../dom";
import type { Box, Shown } from "../map/map";
import { to, toProject, toSite } from "../route";
import { extras, isSignedIn, projects, tiles, type Project } from "../service";
import { language, t } from "../texts";
import { draftList } from "./draftList";
import { fallback, growing, image, pictureOf, told } from "./parts";

/** The map of all projects, and a list of them. */
export async function home({ route, signal, isSame }: Context): Promise<View> {
  const page = (cursor?: string) =>
    projects.list(language(), extras, 50, cursor, undefined, undefined, signal).then(({ result }) => result);
  const [first, { mayMakeProjects, mayBlock }, bounds] = await Promise.all([
    page(), staff(), tiles.describe("sites", signal).then(({ result }) => result.bounds as Box | undefined),
  ]);
  const shown = h("div", {});
  return {
    title: "Muistot",
    content: [
      h("h1", { tabindex: -1, class: "masthead" }, "Muistot"),
      h("p", { class: "lead" }, t().tagline),
      draftList(),
      h("h2", {}, t().projects),
      first.items.length === 0 ? h("p", {}, t().nothing) : growing(first, card, page),
      (mayMakeProjects || mayBlock) && h("div", { class: "actions" },
        mayMakeProjects && h("a", { class: "button quiet", href: to("new-project") }, t().newProject),
        mayBlock && h("a", { class: "button quiet", href: to("blocked") }, t().everywhere.blocked)),
      h("section", { "aria-label": t().onMap, class: "on-map" }, h("h2", {}, t().onMap), shown),
    ],
    onMap: (map) => {
      map.mark(undefined);
      map.showResults([]);
      map.everything = bounds;
      if (!isSame && !route.at)
        map.whole();
    },
    onShown: (places) => fill(shown, listOf(places)),
  };
}

function card(project: Project): Child {
  return h("li", { class: "card" },
    image(pictureOf(project), project.info.name, "6rem"),
    h("div", {},
      h("h3", {}, h("a", { href: toProject(project.id) }, told(project.info, "name"))),
      h("p", {}, told(project.info, "abstract")),
      h("p", { class: "small-print" }, t().sites(project.sites_count), " ", fallback(project.info),
        isSignedIn() && waiting(project))));
}

/** What waits for those who may decide on it. */
export function waiting({ waiting_sites_count: sites = 0, waiting_memories_count: memories = 0 }: Project): Child {
  return [
    sites > 0 && h("span", { class: "badge" }, t().waitingSites(sites)), " ",
    memories > 0 && h("span", { class: "badge" }, t().waitingMemories(memories)),
  ];
}

/** All that the map shows, in words. */
export function listOf(places: Shown[]): Child {
  if (places.length === 0)
    return h("p", {}, t().noPlaces);
  const sorted = [...places].sort((one, other) => (one.place?.name ?? "").localeCompare(other.place?.name ?? "", language()));
  return h("ul", { class: "plain-list" }, sorted.slice(0, 200).map((each) => h("li", {}, each.place
    ? [h("a", { href: toSite(each.place.project, each.place.slug) }, each.place.name),
      h("span", { class: "small-print" }, " ", t().memories(each.place.memories)),
      each.place.waiting && [" ", h("span", { class: "badge" }, t().waiting)]]
    : button(t().cluster(each.cluster!.count), () => withMap((map) => map.open(each)), { class: "link" }))));
}

export const newSiteAddress = (project: string): string => to("projects", project, "new-site");
