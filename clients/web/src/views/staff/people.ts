import { type Context, type View } from "../../app";
import { confirmed } from "../../confirm";
import { button, h, type Child } from "../../dom";
import { extras, isSignedIn, MuistotError, projects } from "../../service";
import { day, language, t } from "../../texts";
import { input } from "../form";
import { attempt, growing, section } from "../parts";
import { whileSending } from "../sending";
import { signIn } from "../signIn";
import { blocked } from "./blocks";
import { staffHead } from "./projectPage";

/** Who looks after a project. */
export async function people(context: Context): Promise<View> {
  if (!isSignedIn())
    return signIn(context);
  const [id, { signal }] = [context.route.project!, context];
  const page = async (cursor?: string) => (await projects.listModerators(id, 50, cursor, signal)).result;
  const [{ result: project }, moderators] = await Promise.all([projects.get(id, language(), extras, signal), page()]);
  const revoke = (name: string, act: () => Promise<unknown>): HTMLElement => button(t().revoke, async () => {
    if (await confirmed(t().reallyRevoke(name), t().revoke))
      await attempt(async () => {
        await act();
        return t().revoked(name);
      });
  }, { class: "quiet small danger", "aria-label": `${t().revoke}: ${name}` });
  const card = (name: string, taken: () => Promise<unknown>, more?: Child): Child =>
    h("li", { class: "card" }, h("div", { class: "grow" }, h("p", { dir: "auto" }, name), more), revoke(name, taken));
  return {
    title: t().pages.people, layout: "alone",
    content: [
      staffHead(project, "people"),
      section(t().admins, h("p", { class: "hint" }, t().adminsHint),
        project.admins.length === 0 ? h("p", {}, t().nothing) : h("ul", { class: "cards" },
          project.admins.map((name) => card(name, () => projects.removeAdmin(id, name)))),
        byName("admin", (name) => projects.addAdmin(id, name))),
      section(t().moderators, h("p", { class: "hint" }, t().moderatorsHint),
        moderators.items.length === 0 ? h("p", {}, t().nothing) : growing(moderators, ({ username, since }) =>
          card(username, () => projects.removeModerator(id, username), h("p", { class: "small-print" }, t().moderatesSince(day(since)))), page),
        byName("moderator", (name) => projects.addModerator(id, name))),
      await blocked(id, signal),
    ],
  };
}

/** Does something to someone, and says so where there is nobody of that name. */
export async function orNobody(username: string, act: () => Promise<string>): Promise<string> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof MuistotError && error.status === 404)
      return t().nobodyNamed(username);
    throw error;
  }
}

/** A field for a username, and a button that gives that person a role. */
function byName(field: string, give: (name: string) => Promise<unknown>): Child {
  const name = input(field, t().username, { required: true, autocomplete: "off", spellcheck: "false" });
  const made: HTMLFormElement = h("form", { class: "stack", on: { submit: (event) => {
    event.preventDefault();
    const username = name.field.value.trim();
    void whileSending(made, () => attempt(() => orNobody(username, async () => {
      await give(username);
      made.reset();
      return t().granted(username);
    })));
  } } }, name.row, h("div", { class: "actions" }, h("button", { type: "submit" }, t().grant)));
  return made;
}
