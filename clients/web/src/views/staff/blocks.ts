// People who may not write: in a project, or anywhere.
import { type Context, type View } from "../../app";
import { confirmed } from "../../confirm";
import { button, h, type Child } from "../../dom";
import { blocks, blocksEverywhere, isSignedIn, type Block } from "../../service";
import { moment, t } from "../../texts";
import { area, input, tick } from "../form";
import { attempt, growing, section } from "../parts";
import { whileSending } from "../sending";
import { signIn } from "../signIn";
import { orNobody } from "./people";

/** Where people are blocked, and what is said of that. */
interface Place {
  page: (cursor?: string) => Promise<{ items: Block[]; next?: string }>;
  block: (username: string, body: { until?: string; reason?: string; hide: boolean }) => Promise<unknown>;
  lift: (username: string, restores: boolean) => Promise<unknown>;
  words: { reason: string; hide: string; isBlocked: (name: string) => string; lifted: (name: string) => string };
}

/** Who may not write in a project, until when and why. */
export async function blocked(project: string, signal: AbortSignal): Promise<Child> {
  return section(t().blocked, h("p", { class: "hint" }, t().blockedHint), await blockList({
    page: async (cursor) => (await blocks.list(project, 20, cursor, signal)).result,
    block: (username, body) => blocks.block(project, username, body),
    lift: (username, restores) => blocks.lift(project, username, restores),
    words: { reason: t().blockReason, hide: t().blockHide, isBlocked: t().isBlocked, lifted: t().lifted },
  }));
}

/** Who may not write anywhere. For superusers. */
export async function blockedEverywhere(context: Context): Promise<View> {
  if (!isSignedIn())
    return signIn(context);
  const words = t().everywhere;
  return {
    title: words.blocked, layout: "alone",
    content: [
      h("p", { class: "trail" }, h("a", { href: "#/" }, t().home)),
      h("h1", { tabindex: -1 }, words.blocked), h("p", { class: "hint" }, words.hint),
      await blockList({
        page: async (cursor) => (await blocksEverywhere.list(20, cursor, context.signal)).result,
        block: (username, body) => blocksEverywhere.block(username, body),
        lift: (username, restores) => blocksEverywhere.lift(username, restores),
        words,
      }),
    ],
  };
}

async function blockList(place: Place): Promise<Child> {
  const first = await place.page();
  return [first.items.length === 0 ? h("p", {}, t().nothing) : growing(first, (block) => card(place, block), place.page), blockForm(place)];
}

function card({ lift, words }: Place, { username, at, until, by, reason, hidden }: Block): Child {
  const press = (restores: boolean) => async (): Promise<void> => {
    if (!restores || await confirmed(t().reallyShowAgain(username, hidden), t().liftAndShow))
      await attempt(async () => {
        await lift(username, restores);
        return words.lifted(username);
      });
  };
  return h("li", { class: "card" }, h("div", {},
    h("p", { dir: "auto", class: "name" }, username),
    h("p", { class: "small-print" }, t().blockedSince(moment(at), by ?? "–"), " ", until !== undefined && t().blockedUntil(moment(until))),
    reason !== undefined && h("p", { dir: "auto" }, reason),
    hidden > 0 && h("p", { class: "small-print" }, t().blockHid(hidden)),
    h("div", { class: "actions" },
      button(t().lift, press(false), { class: "quiet small", "aria-label": `${t().lift}: ${username}` }),
      hidden > 0 && button(t().liftAndShow, press(true), { class: "quiet small", "aria-label": `${t().liftAndShow}: ${username}` }))));
}

function blockForm({ block, words }: Place): Child {
  const name = input("blocked", t().username, { required: true, autocomplete: "off", spellcheck: "false" });
  const until = input("until", t().blockUntil, { type: "date" }, t().blockUntilHint);
  const reason = area("block_reason", words.reason, 2, { maxlength: 1000 });
  const hide = tick("hide", words.hide);
  const press = (): Promise<void> => attempt(() => {
    const username = name.field.value.trim();
    return orNobody(username, async () => {
      await block(username, {
        ...until.field.value !== "" && { until: new Date(`${until.field.value}T23:59:59`).toISOString() },
        ...reason.field.value.trim() !== "" && { reason: reason.field.value.trim() }, hide: hide.field.checked,
      });
      made.reset();
      return words.isBlocked(username);
    });
  });
  const made: HTMLFormElement = h("form", { class: "stack", on: { submit: (event) => {
    event.preventDefault();
    void whileSending(made, press);
  } } }, name.row, until.row, reason.row, hide.row,
  h("div", { class: "actions" }, h("button", { type: "submit", class: "quiet danger" }, t().block)));
  return made;
}
