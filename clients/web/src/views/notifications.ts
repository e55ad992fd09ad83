import { announce } from "../announce";
import { h, type Child } from "../dom";
import { me as service, notifications, type DigestFrequency } from "../service";
import { language, languages, t } from "../texts";
import { form, labelled, tick, tickValue, type Labelled } from "./form";
import { section } from "./parts";

const frequencies: DigestFrequency[] = ["daily", "hourly", "off"];
const asGeneral = "";

/** Which mail a person wants; how often of each project, where they look after some. */
export async function notificationSection(signal: AbortSignal): Promise<Child> {
  const [{ result }, own] = await Promise.all([
    notifications.get("language", signal), service.listProjects(language(), undefined, undefined, undefined, signal),
  ]);
  const decisions = tick("decisions", t().mailDecisions);
  const digest = choice("digest", t().mailDigest, frequencies);
  const projects = own.result.items.map(({ id, info }) =>
    ({ id, ...choice(`digest-${id}`, info.name ?? id, [asGeneral, ...frequencies]), was: result.projects[id] ?? asGeneral }));
  const looksAfter = projects.length > 0;
  let was = result.language!;
  const tongue = labelled(t().mailLanguage, h("select", { name: "language" },
    Object.entries(languages).map(([code, name]) => h("option", { value: code, lang: code }, name))));
  const made = form({
    draft: "notifications",
    fields: [decisions, tongue, ...looksAfter ? [digest, ...projects] : []],
    values: {
      decisions: tickValue(result.decisions), digest: result.digest, language: was,
      ...Object.fromEntries(projects.map(({ field, was }) => [field.name, was])),
    },
    send: async () => {
      const changed = projects.filter(({ field, was }) => field.value !== was);
      await notifications.change({
        decisions: decisions.field.checked,
        // Imported accounts may have a language that is none of these.
        ...!["", was].includes(tongue.field.value) && { language: tongue.field.value },
        ...looksAfter && { digest: digest.field.value as DigestFrequency },
        // What is as in general is null, which the types of maps do not tell.
        projects: Object.fromEntries(changed.map(({ id, field }) => [id, (field.value || null) as DigestFrequency])),
      });
      was = tongue.field.value;
      for (const project of changed)
        project.was = project.field.value as DigestFrequency | "";
      announce(t().saved);
    },
    content: [tongue.row, decisions.row, looksAfter && [digest.row,
      h("fieldset", { class: "stack" }, h("legend", {}, t().mailProjects), projects.map(({ row }) => row))]],
    label: t().save,
    cancel: "#/",
  });
  return section(t().mail, made.element);
}

function choice(name: string, label: string, values: (DigestFrequency | "")[]): Labelled<HTMLSelectElement> {
  return labelled(label, h("select", { name }, values.map((value) =>
    h("option", { value }, value === asGeneral ? t().asGeneral : t().frequencies[value]))));
}
