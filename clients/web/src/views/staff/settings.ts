import { announce } from "../../announce";
import { go, withMap, type Context, type View } from "../../app";
import { confirmed } from "../../confirm";
import { button, h, type Child } from "../../dom";
import { toProject } from "../../route";
import { extras, history, isSignedIn, projects, versionOf, type ChangeProjectForm, type Project } from "../../service";
import { language, languages, t } from "../../texts";
import type { Draft } from "../../drafts";
import { form, tickValue } from "../form";
import { attempt, section } from "../parts";
import { signIn } from "../signIn";
import { dayOf, projectFields, ownText } from "./projectFields";
import { staffHead } from "./projectPage";

const parts = ["name", "abstract", "description"] as const;

/** Changes a project: its texts in both languages, its image, dates, contact and rules. */
export async function settings(context: Context): Promise<View> {
  if (!isSignedIn())
    return signIn(context);
  const { route, signal } = context;
  const id = route.project!;
  const tags = Object.keys(languages);
  const answers = await Promise.all(tags.map((tag) => projects.get(id, tag, extras, signal)));
  const { result: present, headers } = answers[tags.indexOf(language())]!;
  const infos = Object.fromEntries(tags.map((tag, index) => [tag, answers[index]!.result.info]));
  const fields = projectFields(present.image, present.info.image_alt, () => made.keep());
  const values = {
    ...Object.fromEntries(tags.flatMap((tag) => parts.map((part) =>
      [`${part}_${tag}`, ownText(infos[tag]!, part, tag) ?? ""]))),
    contact_email: present.contact?.contact_email ?? "",
    has_research_permit: tickValue(present.contact?.has_research_permit === true),
    can_contact: tickValue(present.contact?.can_contact === true),
    starts: dayOf(present.starts), ends: dayOf(present.ends, true),
    admin_posting: tickValue(present.admin_posting), auto_publish: tickValue(present.auto_publish),
    review_edits: tickValue(present.review_edits === true),
  };
  let sending = "";

  // One language can be changed at a time. Each change is of the version that the one before has made.
  async function send(): Promise<void> {
    const before = versionOf(headers["etag"]);
    let tag = headers["etag"];
    const change = async (body: ChangeProjectForm): Promise<void> => {
      tag = (await projects.change(id, body, undefined, tag)).headers["etag"] ?? tag;
    };
    const image = fields.image.value();
    await change({ ...fields.rules(values), ...image !== undefined && { image } });
    for (const lang of tags) {
      sending = lang;
      const info = fields.texts(lang);
      const alt = fields.image.alt();
      const isSaid = lang === language() && (image !== undefined || alt !== (present.info.image_alt ?? null));
      if (isSaid || parts.some((part) => (info[part] ?? "") !== (values as Draft)[`${part}_${lang}`]))
        await change({ info: { lang, ...info, ...isSaid && { image_alt: alt } } });
    }
    sending = "";
    withMap((map) => map.refresh());
    go(toProject(id));
    announce(t().saved, before === undefined ? undefined : { label: t().undo, press: () => attempt(async () => {
      await history.restoreProject(id, before, undefined, tag);
      return t().undone;
    }) });
  }

  const made = form({
    draft: `project:${id}`,
    tag: headers["etag"],
    fields: fields.all,
    values,
    filled: (draft) => fields.image.set(draft),
    extra: () => fields.kept(),
    nameOf: (place) => place.includes("info") && sending !== "" ? `${place.at(-1)!}_${sending}` : place.at(-1) ?? "",
    check: () => fields.check(),
    ready: fields.image.ready,
    send,
    content: fields.rows,
    label: t().save,
    cancel: toProject(id),
  });
  return {
    title: t().pages.settings, layout: "alone",
    content: [staffHead(present, "settings"), made.element, lifeOf(present, await isPublished(present, signal), headers["etag"])],
  };
}

/** Whether a project is published, which its newest version tells. Only for those who may change that. */
async function isPublished({ id, permissions }: Project, signal: AbortSignal): Promise<boolean> {
  if (permissions?.includes("publish") !== true)
    return false;
  const { result: { items: [newest] } } = await history.listOfProject(id, 1, undefined, signal);
  return newest !== undefined && (await history.getOfProject(id, newest.version, undefined, signal)).result.waiting_approval !== true;
}

/** Publishing, and the end of a project. */
function lifeOf({ id, info, permissions = [] }: Project, isShown: boolean, tag: string | undefined): Child {
  const mayPublish = permissions.includes("publish");
  const publish = (): Promise<void> => attempt(async () => {
    await projects.publish(id, !isShown, undefined, tag);
    return isShown ? t().projectHidden : t().published;
  });
  return (mayPublish || permissions.includes("delete")) && section(t().lifeOfProject,
    mayPublish && [h("p", { class: "hint" }, isShown ? t().isPublished : t().isNotPublished),
      h("div", { class: "actions" }, button(isShown ? t().hideProject : t().publishProject, publish, { class: isShown ? "quiet" : "" }))],
    permissions.includes("delete") && h("div", { class: "actions" }, button(t().deleteProject, async () => {
      if (!await confirmed(t().reallyDeleteProject(info.name), t().deleteProject))
        return;
      await attempt(async () => {
        await projects.delete(id, tag);
        location.hash = "#/";
        return t().removed;
      });
    }, { class: "quiet danger" })));
}
