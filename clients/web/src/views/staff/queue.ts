import { type Context, type View } from "../../app";
import { staff } from "../../badge";
import { fill, h, type Child } from "../../dom";
import { to, toQueue } from "../../route";
import { isSignedIn, me, moderation, type QueueCounts, type QueueState } from "../../service";
import { language, number, t } from "../../texts";
import { signIn } from "../signIn";
import { queueKeys, shortcutHelp } from "./queueKeys";
import { QueueList } from "./queueList";
import { ownProjects } from "./things";

const states: QueueState[] = ["waiting", "reported", "hidden", "deleted"];
const kinds = ["project", "site", "memory"] as const;

/** The queue of moderators. */
export async function queue(context: Context): Promise<View> {
  if (!isSignedIn())
    return signIn(context);
  const { route: { asked }, signal } = context;
  const state = states.find((each) => each === asked.get("state")) ?? "waiting";
  const [project, kind] = [asked.get("project"), asked.get("type")];
  const page = async (cursor?: string) =>
    (await moderation.list(state, project ?? undefined, kind ?? undefined, language(), 20, cursor, signal)).result;
  const [counts, first, { mayBlock }] = await Promise.all([moderation.count(signal), page(), staff(), learnNames(signal)]);
  const list = new QueueList(state, first, page, () => void moderation.count().then(
    ({ result }) => fill(tabs, tabsOf(result, state, project, kind)), () => undefined));
  const tabs = h("nav", { class: "tabs", "aria-label": t().queueStates }, tabsOf(counts.result, state, project, kind));
  return {
    title: t().moderation,
    layout: "beside",
    content: [
      h("h1", { tabindex: -1 }, t().moderation), tabs, filters(counts.result, state, project, kind), shortcutHelp(list.choices()),
      list.element,
      h("p", { class: "small-print" }, h("a", { href: to("moderation", "decisions") }, t().decisionLog),
        mayBlock && [" · ", h("a", { href: to("blocked") }, t().everywhere.blocked)]),
    ],
    onMap: () => list.showPlace(),
    onKey: queueKeys(list),
  };
}

function tabsOf(counts: QueueCounts, present: QueueState, project: string | null, type: string | null): Child {
  const shown = project === null ? counts : counts.projects.find(({ id }) => id === project);
  return h("ul", {}, states.map((state) => h("li", {},
    h("a", { href: toQueue({ state, project, type }), "aria-current": state === present ? "page" : undefined },
      t().queue[state], " ", h("span", { class: "count" }, number(shown?.[state] ?? 0))))));
}

async function learnNames(signal: AbortSignal): Promise<void> {
  const { result } = await me.listProjects(language(), undefined, 1000, undefined, signal);
  ownProjects.clear();
  result.items.forEach(({ id, info, role }) => ownProjects.set(id, { name: info.name, role }));
}

function filters(counts: QueueCounts, state: QueueState, project: string | null, type: string | null): Child {
  const ids = [...new Set([...ownProjects.keys(), ...counts.projects.map(({ id }) => id), ...project === null ? [] : [project]])];
  const choose = (name: string, label: string, value: string | null, all: [value: string, label: string][]): HTMLElement => {
    const select = h("select", { name, id: `filter-${name}`, on: { change: () => {
      location.hash = toQueue({ state, project, type, [name]: select.value });
    } } }, h("option", { value: "" }, t().all), all.map(([each, text]) => h("option", { value: each, selected: each === value }, text)));
    return h("div", { class: "field" }, h("label", { for: `filter-${name}` }, label), select);
  };
  return h("div", { class: "pair" },
    choose("project", t().kinds.project, project, ids.map((id) => [id, ownProjects.get(id)?.name ?? id])),
    choose("type", t().kind, type, kinds.map((kind) => [kind, t().kinds[kind]])));
}
