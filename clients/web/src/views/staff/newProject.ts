import { announce } from "../../announce";
import { lookAnew } from "../../badge";
import { go, withMap, type Context, type View } from "../../app";
import { h } from "../../dom";
import { toProject } from "../../route";
import { isSignedIn, projects, whole } from "../../service";
import { language, languages, t } from "../../texts";
import { form, input } from "../form";
import { signIn } from "../signIn";
import { projectFields } from "./projectFields";

/** Makes a project. The language of its texts, or the page's when there are two, becomes its default. */
export function newProject(context: Context): View {
  if (!isSignedIn())
    return signIn(context);
  const fields = projectFields(undefined, undefined, () => made.keep());
  const id = input("id", t().projectId, { autocomplete: "off", spellcheck: "false" });
  const admins = input("admins", t().firstAdmins, { autocomplete: "off" });
  let sending = "";

  async function send(): Promise<void> {
    const [first, ...others] = [language(), ...Object.keys(languages)]
      .filter((tag, index, all) => all.indexOf(tag) === index && fields.texts(tag).name !== null);
    const image = fields.image.value();
    sending = first!;
    const rules = fields.rules({ starts: "", ends: "" });
    const usernames = admins.field.value.split(",").map((name) => name.trim()).filter((name) => name !== "");
    const { result } = await projects.create({
      info: { lang: first!, ...fields.texts(first!), name: fields.texts(first!).name!, image_alt: fields.image.alt() },
      admin_posting: rules.admin_posting!, auto_publish: rules.auto_publish!, review_edits: rules.review_edits!,
      ...rules.starts && { starts: rules.starts }, ...rules.ends && { ends: rules.ends },
      ...typeof image === "string" && { image },
      ...usernames.length > 0 && { admins: usernames },
      ...rules.contact?.contact_email && { contact: {
        contact_email: rules.contact.contact_email, has_research_permit: rules.contact.has_research_permit === true,
        can_contact: rules.contact.can_contact === true,
      } },
      ...id.field.value.trim() !== "" && { id: id.field.value.trim() },
    }, whole);
    for (const lang of others) {
      sending = lang;
      await projects.change(result!.id, { info: { lang, ...fields.texts(lang) } });
    }
    lookAnew();
    withMap((map) => map.refresh());
    go(toProject(result!.id));
    announce(t().projectMade);
  }

  const made = form({
    draft: "project",
    fields: [...fields.all, id, admins],
    filled: (draft) => fields.image.set(draft),
    extra: () => fields.kept(),
    nameOf: (place) => place.includes("info") ? `${place.at(-1)!}_${sending}` : place[1] ?? "",
    check: () => fields.check(),
    ready: fields.image.ready,
    send,
    content: [...fields.rows, h("fieldset", { class: "stack" }, h("legend", {}, t().addressAndPeople),
      h("p", { class: "hint" }, t().projectIdHint), id.row, admins.row)],
    label: t().makeProject,
    cancel: "#/",
  });
  return {
    title: t().newProject, layout: "alone",
    content: [h("p", { class: "trail" }, h("a", { href: "#/" }, t().home)), h("h1", { tabindex: -1 }, t().newProject), made.element],
  };
}
