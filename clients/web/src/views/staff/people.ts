import { type Context, type View } from "../../app";
import { confirmed } from "../../confirm";
import { button, h, type Child } from "../../dom";
import { extras, isSignedIn, MuistotError, projects } from "../../service";
import { language, t } from "../../texts";
import { input } from "../form";
import { attempt, section } from "../parts";
import { signIn } from "../signIn";
import { blocked } from "./blocks";
import { staffHead } from "./projectPage";

/** Who looks after a project. */
export async function people(context: Context): Promise<View> {
  if (!isSignedIn())
    return signIn(context);
  const id = context.route.project!;
  const { result: project } = await projects.get(id, language(), extras, context.signal);
  const revoke = async (name: string): Promise<void> => {
    if (await confirmed(t().reallyRevoke(name), t().revoke))
      await attempt(async () => {
        await projects.removeAdmin(id, name);
        return t().revoked(name);
      });
  };
  return {
    title: t().pages.people, layout: "alone",
    content: [
      staffHead(project, "people"),
      section(t().admins, h("p", { class: "hint" }, t().adminsHint),
        project.admins.length === 0 ? h("p", {}, t().nothing) : h("ul", { class: "cards" }, project.admins.map((name) =>
          h("li", { class: "card" }, h("p", { class: "grow", dir: "auto" }, name),
            button(t().revoke, () => revoke(name), { class: "quiet small danger", "aria-label": `${t().revoke}: ${name}` })))),
        byName("admin", [
          [t().grant, async (name) => {
            await projects.addAdmin(id, name);
            return t().granted(name);
          }],
        ])),
      section(t().moderators, h("p", { class: "hint" }, t().moderatorsHint), byName("moderator", [
        [t().grant, async (name) => {
          await projects.addModerator(id, name);
          return t().granted(name);
        }],
        [t().revoke, async (name) => {
          await projects.removeModerator(id, name);
          return t().revoked(name);
        }],
      ])),
      await blocked(id, context.signal),
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

/** A field for a username, and what can be done with it. */
function byName(field: string, acts: [label: string, act: (name: string) => Promise<string>][]): Child {
  const name = input(field, t().username, { required: true, autocomplete: "off", spellcheck: "false" });
  const run = (act: (name: string) => Promise<string>): Promise<void> | void =>
    name.field.reportValidity() ? attempt(() => orNobody(name.field.value.trim(), () => act(name.field.value.trim()))) : undefined;
  return h("form", { class: "stack", on: { submit: (event) => {
    event.preventDefault();
    void run(acts[0]![1]);
  } } }, name.row, h("div", { class: "actions" }, h("button", { type: "submit" }, acts[0]![0]),
    acts.slice(1).map(([label, act]) => button(label, () => run(act), { class: "quiet danger" }))));
}
