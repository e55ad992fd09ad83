import type { Draft } from "../../drafts";
import { h, type Child } from "../../dom";
import type { ChangeProjectForm, Information } from "../../service";
import { language, languages, t } from "../../texts";
import { area, input, tick, type Field, type Labelled } from "../form";
import { imageField } from "../imageField";

type Part = "name" | "abstract" | "description";

/** A text that a project has in a language itself, and not by falling back to another one. */
export const ownText = (info: Information, part: Part, lang: string): string | undefined =>
  (info.languages?.[part] ?? info.lang) === lang ? info[part] : undefined;

const dayMilliseconds = 86_400_000;

/**
 * The day of an instant, as fields for days take it. Days begin at midnight of the service's zone, which is not told: it is the midnight
 * nearest to that of UTC. A last day lasts until just before the next one.
 */
export function dayOf(instant: string | undefined, isLast = false): string {
  if (instant === undefined)
    return "";
  const time = Date.parse(instant) + (isLast ? 1 : 0);
  const midnight = Math.round(time / dayMilliseconds) - (isLast ? 1 : 0);
  return new Date(midnight * dayMilliseconds).toISOString().slice(0, 10);
}

/** The fields of a project, new or old. */
export function projectFields(image: string | undefined, alt: string | undefined, changed: () => void) {
  const tags = Object.keys(languages);
  const named = Object.fromEntries(tags.map((tag) => [tag, {
    name: input(`name_${tag}`, t().name, { autocomplete: "off", dir: "auto", maxlength: 200 }),
    abstract: area(`abstract_${tag}`, t().abstract, 3),
    description: area(`description_${tag}`, t().description, 6),
  }]));
  const email = input("contact_email", t().contactEmail, { type: "email", autocomplete: "email" });
  const permit = tick("has_research_permit", t().hasResearchPermit);
  const contact = tick("can_contact", t().canContact);
  const starts = input("starts", t().starts, { type: "date" });
  const ends = input("ends", t().ends, { type: "date" });
  const adminPosting = tick("admin_posting", t().adminPosting);
  const autoPublish = tick("auto_publish", t().autoPublish, t().autoPublishHint);
  const reviewEdits = tick("review_edits", t().reviewEdits, t().reviewEditsHint);
  const picture = imageField(image, alt, changed);
  const textsOf = (tag: string): Labelled<Field>[] => Object.values(named[tag]!);
  return {
    all: [...tags.flatMap(textsOf), email, permit, contact, starts, ends, adminPosting, autoPublish, reviewEdits] as Labelled<Field>[],
    image: picture,
    rows: [
      tags.map((tag) => h("fieldset", { class: "stack" }, h("legend", {}, t().textsIn, " ",
        h("span", { lang: tag }, languages[tag as keyof typeof languages])), textsOf(tag).map(({ row }) => row))),
      picture.row,
      h("fieldset", { class: "stack" }, h("legend", {}, t().shownFromTo), h("p", { class: "hint" }, t().shownFromToHint),
        h("div", { class: "pair" }, starts.row, ends.row)),
      h("fieldset", { class: "stack" }, h("legend", {}, t().contact), email.row, permit.row, contact.row),
      h("fieldset", { class: "stack" }, h("legend", {}, t().rules), adminPosting.row, autoPublish.row, reviewEdits.row),
    ] as Child[],
    /** The texts of a language, null where there are none. */
    texts: (tag: string): Record<Part, string | null> => {
      const value = (part: Part): string | null => named[tag]![part].field.value.trim() || null;
      return { name: value("name"), abstract: value("abstract"), description: value("description") };
    },
    /** What is not a text: dates only when they were changed, for what they were may hold a time of day. */
    rules: (before: Record<string, string>): ChangeProjectForm => ({
      contact: {
        contact_email: email.field.value.trim() || null, has_research_permit: permit.field.checked, can_contact: contact.field.checked,
      },
      admin_posting: adminPosting.field.checked, auto_publish: autoPublish.field.checked, review_edits: reviewEdits.field.checked,
      ...starts.field.value !== before["starts"] && { starts: starts.field.value || null },
      ...ends.field.value !== before["ends"] && { ends: ends.field.value || null },
    }),
    kept: (): Draft => picture.draft(),
    check: (): Record<string, string> => tags.some((tag) => named[tag]!.name.field.value.trim() !== "")
      ? {} : { [`name_${language()}`]: t().required },
  };
}
