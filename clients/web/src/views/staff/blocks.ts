import { confirmed } from "../../confirm";
import { button, h, type Child } from "../../dom";
import { blocks, type Block } from "../../service";
import { moment, t } from "../../texts";
import { area, input, tick } from "../form";
import { attempt, growing, section } from "../parts";
import { orNobody } from "./people";

/** Who may not write in a project, until when and why. */
export async function blocked(project: string, signal: AbortSignal): Promise<Child> {
  const page = async (cursor?: string) => (await blocks.list(project, 20, cursor, signal)).result;
  const first = await page();
  return section(t().blocked, h("p", { class: "hint" }, t().blockedHint),
    first.items.length === 0 ? h("p", {}, t().nothing) : growing(first, (block) => card(project, block), page), blockForm(project));
}

function card(project: string, { username, at, until, by, reason, hidden }: Block): Child {
  const lift = (restores: boolean) => async (): Promise<void> => {
    if (!restores || await confirmed(t().reallyShowAgain(username, hidden), t().liftAndShow))
      await attempt(async () => {
        await blocks.lift(project, username, restores);
        return t().lifted(username);
      });
  };
  return h("li", { class: "card" }, h("div", {},
    h("h3", { dir: "auto" }, username),
    h("p", { class: "small-print" }, t().blockedSince(moment(at), by ?? "–"), " ", until !== undefined && t().blockedUntil(moment(until))),
    reason !== undefined && h("p", { dir: "auto" }, reason),
    hidden > 0 && h("p", { class: "small-print" }, t().blockHid(hidden)),
    h("div", { class: "actions" },
      button(t().lift, lift(false), { class: "quiet small", "aria-label": `${t().lift}: ${username}` }),
      hidden > 0 && button(t().liftAndShow, lift(true), { class: "quiet small", "aria-label": `${t().liftAndShow}: ${username}` }))));
}

function blockForm(project: string): Child {
  const name = input("blocked", t().username, { required: true, autocomplete: "off", spellcheck: "false" });
  const until = input("until", t().blockUntil, { type: "date" }, t().blockUntilHint);
  const reason = area("block_reason", t().blockReason, 2, { maxlength: 1000 });
  const hide = tick("hide", t().blockHide);
  const block = (): Promise<void> => attempt(() => {
    const username = name.field.value.trim();
    return orNobody(username, async () => {
      await blocks.block(project, username, {
        ...until.field.value !== "" && { until: new Date(`${until.field.value}T23:59:59`).toISOString() },
        ...reason.field.value.trim() !== "" && { reason: reason.field.value.trim() }, hide: hide.field.checked,
      });
      return t().isBlocked(username);
    });
  });
  return h("form", { class: "stack", on: { submit: (event) => {
    event.preventDefault();
    void block();
  } } }, name.row, until.row, reason.row, hide.row,
  h("div", { class: "actions" }, h("button", { type: "submit", class: "quiet danger" }, t().block)));
}
