import { announce } from "../announce";
import { forgetMe, go, renew, whoAmI, type Context, type View } from "../app";
import { button, fill, h, type Child } from "../dom";
import { leaveDrafts } from "../drafts";
import { toMemory, toProject } from "../route";
import {
  extras, isSignedIn, me as service, sentenceOf, serves, session, token, type Memory, type OwnDecision, type Site,
} from "../service";
import { day, language, moment, t } from "../texts";
import { draftList } from "./draftList";
import { erasureSection } from "./erasure";
import { exportSection } from "./export";
import { form, input } from "./form";
import { waiting } from "./home";
import { notificationSection } from "./notifications";
import { attempt, growing, reasonText, section, told } from "./parts";
import { siteCard } from "./project";
import { signIn } from "./signIn";

type State = "waiting" | "published" | "hidden" | "deleted";

/** One's own page. */
export async function me(context: Context): Promise<View> {
  if (!isSignedIn())
    return signIn(context);
  // A process that signs people in may serve nothing else.
  const person = serves("data") ? await whoAmI() : undefined;
  if (!person)
    return { title: t().myPage, content: [h("h1", { tabindex: -1 }, t().signedIn), programs()] };
  const { signal } = context;
  return {
    title: t().myPage,
    content: [
      h("h1", { tabindex: -1 }, t().myPage),
      h("p", { class: "lead" }, person.username, h("span", { class: "small-print" }, ` ${person.email}`)),
      h("div", { class: "actions" }, button(t().signOut, signOut)),
      draftList(),
      ...await Promise.all([projectSection(signal), memorySection(signal), siteSection(signal)]),
      await profile(),
      await notificationSection(signal),
      await sessions(signal),
      programs(),
      await exportSection(signal),
      erasureSection(),
    ],
  };
}

async function signOut(): Promise<void> {
  await service.endSession().catch(() => undefined);
  await session.forget();
  forgetMe();
  leaveDrafts();
  go("#/");
  await renew();
  announce(t().signedOut);
}

async function memorySection(signal: AbortSignal): Promise<Node> {
  const list = (state: State) => async (cursor?: string) =>
    (await service.listMemories(state, extras, 20, cursor, signal)).result;
  return stated(t().myMemories, list, (memory: Memory, state) => h("li", { class: "card" }, h("div", {},
    h("h4", {}, state === "deleted" ? memory.title
      : h("a", { href: toMemory(memory.project!, memory.site!, memory.id), dir: "auto" }, memory.title)),
    h("p", { class: "small-print" }, day(memory.modified_at)), toldOf(memory.last_decision))));
}

async function siteSection(signal: AbortSignal): Promise<Node> {
  const list = (state: State) => async (cursor?: string) =>
    (await service.listSites(state, language(), extras, 20, cursor, signal)).result;
  return stated(t().mySites, list, (site: Site, state) => state === "deleted"
    ? h("li", { class: "card" }, h("div", {}, h("h4", {}, told(site.info, "name")), toldOf(site.last_decision)))
    : siteCard(site.project!, site, "h4", toldOf(site.last_decision)));
}

/** What moderators said about their last decision. */
const toldOf = (decision: OwnDecision | undefined): Child => (decision?.reason !== undefined || decision?.message !== undefined)
  && h("p", { class: "notice" }, h("strong", {}, t().decided[decision.decision]), " ",
    h("span", { dir: "auto" }, [reasonText(decision.reason), decision.message].filter((text) => text !== undefined).join(" – ")));

/** Projects that one has a role in. */
async function projectSection(signal: AbortSignal): Promise<Child> {
  const page = async (cursor?: string) => (await service.listProjects(language(), extras, 20, cursor, signal)).result;
  const first = await page();
  return first.items.length > 0 && section(t().myProjects, growing(first, (project) => h("li", { class: "card" }, h("div", {},
    h("h3", {}, h("a", { href: toProject(project.id) }, told(project.info, "name"))),
    h("p", { class: "small-print" }, project.role && t().roles[project.role], " ", waiting(project)))), page));
}

/** One's things, each state for itself; states without any are left out. */
async function stated<T>(
  title: string, list: (state: State) => (cursor?: string) => Promise<{ items: T[]; next?: string }>,
  show: (item: T, state: State) => Child,
): Promise<Node> {
  const states: State[] = ["waiting", "published", "hidden", "deleted"];
  const pages = await Promise.all(states.map((state) => list(state)()));
  const filled = states.map((state, index) => ({ state, page: pages[index]! })).filter(({ page }) => page.items.length > 0);
  return section(title, filled.length === 0 ? h("p", {}, t().nothing) : filled.map(({ state, page }) => [
    h("h3", {}, t().states[state]), growing(page, (item) => show(item, state), list(state)),
  ]));
}

async function profile(): Promise<Node> {
  const { result, headers } = await service.get();
  let tag = headers["etag"];
  const fields = {
    first_name: input("first_name", t().firstName, { autocomplete: "given-name" }),
    last_name: input("last_name", t().lastName, { autocomplete: "family-name" }),
    city: input("city", t().city, { autocomplete: "address-level2" }),
    country: input("country", t().country, { autocomplete: "country", maxlength: 3 }),
    birth_date: input("birth_date", t().birthDate, { type: "date", autocomplete: "bday" }),
  };
  const values = Object.fromEntries(Object.keys(fields).map((name) => [name, result[name as keyof typeof fields] ?? ""]));
  const made = form({
    draft: "me",
    fields: Object.values(fields),
    values,
    send: async () => {
      const body = Object.fromEntries(Object.entries(fields).map(([name, { field }]) => [name, field.value.trim() || null]));
      const answer = await service.change(body, undefined, tag);
      tag = answer.headers["etag"] ?? tag;
      forgetMe();
      announce(t().saved);
    },
    content: Object.values(fields).map(({ row }) => row),
    label: t().save,
    cancel: "#/",
  });
  return section(t().profile, made.element);
}

async function sessions(signal: AbortSignal): Promise<Node> {
  const { result } = await service.listSessions(signal);
  return section(t().sessions,
    h("ul", { class: "cards" }, result.items.map((each) => h("li", { class: "card" }, h("div", {},
      h("p", {}, h("strong", {}, each.current ? t().thisSession : programOf(each.user_agent))),
      h("p", { class: "small-print" }, t().lastUsed(moment(each.last_used_at))),
      !each.current && button(t().endSession, () => attempt(async () => {
        await service.endOneSession(each.id);
        return t().endedSession;
      }), { class: "quiet small", "aria-label": `${t().endSession}: ${programOf(each.user_agent)}, ${moment(each.last_used_at)}` }))))),
    h("div", { class: "actions" }, button(t().endAll, async () => {
      try {
        await service.endAllSessions();
        await signOut();
      } catch (error) {
        announce(sentenceOf(error));
      }
    }, { class: "quiet danger" })));
}

// The name of a browser is the last but one of the many that it gives, and good enough to be recognized by.
function programOf(agent: string | undefined): string {
  const known = /(Firefox|Edg|OPR|Chrome|Safari|curl|node)\/?[\d.]*/.exec(agent ?? "")?.[1];
  const system = /(Android|iPhone|iPad|Windows|Macintosh|Linux)/.exec(agent ?? "")?.[1];
  return known === undefined ? agent?.slice(0, 40) ?? t().unknownAgent : [known, system].filter((part) => part !== undefined).join(", ");
}

/** The token, for whoever wants to try the API by other means. */
function programs(): Node {
  const shown = h("div", {});
  return section(t().forPrograms, h("p", {}, t().tokenHint),
    button(t().showToken, () => fill(shown, h("pre", { tabindex: 0 }, `Authorization: ${token() ?? ""}`)), { class: "quiet" }), shown);
}
