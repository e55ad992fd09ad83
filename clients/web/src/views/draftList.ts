// What was begun on this device and not sent: a closed tab is no reason to look for it.
import { announce } from "../announce";
import { confirmed } from "../confirm";
import { button, h, type Child } from "../dom";
import { draftNames, draftOf, dropDraft } from "../drafts";
import { to } from "../route";
import { t } from "../texts";
import { section } from "./parts";

interface Begun {
  name: string;
  kind: "memory" | "site" | "project";
  address: string;
  title: string;
}

/** The form that a draft belongs to. */
function begun(name: string): Begun[] {
  const [kind, place = ""] = name.split(/:(.*)/s);
  const steps = place.split("/");
  const [project = "", site, memory] = steps;
  const draft = draftOf(name);
  const title = [draft?.["title"], draft?.["name"], ...Object.entries(draft ?? {}).filter(([field]) => field.startsWith("name_")).map(([, text]) => text)]
    .find((text) => text?.trim());
  const found = { name, title: title ?? t().untitled };
  if (kind === "memory" && site !== undefined)
    return [{ ...found, kind, address: memory === undefined
      ? to("projects", project, "sites", site, "new-memory") : to("projects", project, "sites", site, "memories", memory, "edit") }];
  if (kind === "site" && project !== "")
    return [{ ...found, kind, address: site === undefined ? to("projects", project, "new-site") : to("projects", project, "sites", site, "edit") }];
  if (kind === "project")
    return [{ ...found, kind, address: project === "" ? to("new-project") : to("projects", project, "settings") }];
  return [];
}

/** A list of what was begun; nothing, when there is none. */
export function draftList(): Child {
  const all = draftNames().flatMap(begun);
  if (all.length === 0)
    return undefined;
  const whole = section(t().drafts, h("p", { class: "hint" }, t().draftsHint), h("ul", { class: "cards" }, all.map(({ name, kind, address, title }) => {
    const card: HTMLElement = h("li", { class: "card" }, h("div", {},
      h("h3", {}, h("a", { href: address, dir: "auto" }, title)),
      h("p", { class: "small-print" }, t().draftKinds[kind]),
      h("div", { class: "actions" },
        h("a", { class: "button quiet small", href: address, "aria-label": `${t().goOn}: ${title}` }, t().goOn),
        button(t().discardDraft, async () => {
          if (!await confirmed(t().reallyDiscard(title), t().discardDraft))
            return;
          dropDraft(name);
          card.remove();
          if (draftNames().flatMap(begun).length === 0)
            whole.remove();
          announce(t().discarded);
        }, { class: "quiet small danger", "aria-label": `${t().discardDraft}: ${title}` }))));
    return card;
  })));
  return whole;
}
