// What the pages of those who look after a project have in common.
import { h, type Child } from "../../dom";
import { to, toProject, toQueue } from "../../route";
import { serves, type Project } from "../../service";
import { t } from "../../texts";
import { told } from "../parts";

export type Page = "settings" | "people" | "exchange" | "statistics" | "history";

/** Links to the pages of a project that its admins and moderators have. */
export function staffLinks({ id, permissions = [], role }: Project, present?: Page): Child {
  const pages: Page[] = [];
  if (permissions.includes("change"))
    pages.push("settings");
  if (permissions.includes("administer"))
    pages.push("people", "exchange");
  if (role !== undefined)
    pages.push("statistics", "history");
  return pages.length > 0 && h("nav", { class: "tabs", "aria-label": t().staffPages }, h("ul", {},
    permissions.includes("moderate") && present === undefined && serves("admin")
      && h("li", {}, h("a", { href: toQueue({ project: id }) }, t().moderation)),
    pages.map((page) => h("li", {},
      h("a", { href: to("projects", id, page), "aria-current": page === present ? "page" : undefined }, t().pages[page])))));
}

/** The beginning of such a page. */
export const staffHead = (project: Project, present: Page): Child => [
  h("p", { class: "trail" }, h("a", { href: "#/" }, t().home), " › ", h("a", { href: toProject(project.id) }, told(project.info, "name"))),
  h("h1", { tabindex: -1 }, t().pages[present]),
  staffLinks(project, present),
];
