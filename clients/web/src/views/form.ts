// Forms that keep what is typed as a draft, and say beside each field what is wrong with it.
import { announce } from "../announce";
import { draftOf, dropDraft, keepDraft, type Draft } from "../drafts";
import { button, fill, h, type Attributes, type Child } from "../dom";
import { isConflict, isOffline, MuistotError, sentenceOf, versionOf } from "../service";
import { t } from "../texts";
import { whileSending } from "./sending";

export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export interface Labelled<F extends Field> {
  field: F;
  row: HTMLElement;
}

/** A field with its label, and room for what is wrong with it. */
export function labelled<F extends Field>(label: string, field: F, hint?: string): Labelled<F> {
  const id = `field-${field.name}`;
  field.id = id;
  const described = [hint === undefined ? "" : `${id}-hint`, `${id}-error`].join(" ").trim();
  field.setAttribute("aria-describedby", described);
  return {
    field,
    row: h("div", { class: "field" }, h("label", { for: id }, label),
      hint !== undefined && h("p", { id: `${id}-hint`, class: "hint" }, hint), field, h("p", { id: `${id}-error`, class: "error" })),
  };
}

export const input = (name: string, label: string, attributes: Attributes = {}, hint?: string): Labelled<HTMLInputElement> =>
  labelled(label, h("input", { name, type: "text", ...attributes }), hint);

export const area = (name: string, label: string, rows = 6, attributes: Attributes = {}): Labelled<HTMLTextAreaElement> =>
  labelled(label, h("textarea", { name, rows, dir: "auto", ...attributes }));

/** A box to tick, with its label behind it. */
export function tick(name: string, label: string, hint?: string): Labelled<HTMLInputElement> {
  const id = `field-${name}`;
  const field = h("input", { type: "checkbox", name, id, "aria-describedby": `${id}-error${hint === undefined ? "" : ` ${id}-hint`}` });
  return { field, row: h("div", { class: "field" }, h("label", { class: "tick" }, field, " ", label),
    hint !== undefined && h("p", { id: `${id}-hint`, class: "hint" }, hint), h("p", { id: `${id}-error`, class: "error" })) };
}

const ticked = "yes";
const versionKey = "@version";
const isTick = (field: Field): field is HTMLInputElement => field instanceof HTMLInputElement && field.type === "checkbox";

/** What a box holds, as a text that a draft can keep. */
export const tickValue = (isTicked: boolean): string => isTicked ? ticked : "";

export interface FormOptions {
  /** The name of the draft. */
  draft: string;
  fields: Labelled<Field>[];
  /** What the fields hold without a draft. */
  values?: Draft;
  /** The tag of what is changed: a draft of another version does not take back in silence what was changed since. */
  tag?: string | undefined;
  /** Told when the draft, or its absence, has filled the fields. */
  filled?: (draft: Draft) => void;
  /** What is kept beside the fields. */
  extra?: () => Draft;
  /** Names the fields that are wrong, before anything is sent. */
  check?: () => Record<string, string>;
  /** Waits for what is still being made of what was chosen: an image that is made smaller. */
  ready?: () => Promise<void>;
  send: () => Promise<void>;
  /** Reads anew what someone else has changed meanwhile, and shows it: what is sent next is a change of that. */
  learn?: () => Promise<Child>;
  /** The field that a place in the body is about; its last step, when nothing else is said. */
  nameOf?: (place: string[]) => string;
  content: Child[];
  label: string;
  cancel: string;
}

export interface Form {
  element: HTMLFormElement;
  /** Keeps what is typed. */
  keep: () => void;
}

export function form(options: FormOptions): Form {
  const state = h("p", { class: "hint", role: "status" });
  const summary = h("p", { class: "error", role: "alert" });
  const discard = button(t().discard, () => {
    dropDraft(options.draft);
    set(options.values ?? {});
    fill(state);
    fill(others);
    isWaiting = false;
    discard.hidden = true;
  }, { class: "quiet" });
  const submit = h("button", { type: "submit" }, options.label);
  const others = h("div", { "aria-live": "polite" });
  let isWaiting = false;
  const element = h("form", { novalidate: true, class: "stack" }, options.content, others, summary,
    h("div", { class: "actions" }, submit, h("a", { class: "button quiet", href: options.cancel }, t().cancel), discard), state);

  function set(draft: Draft): void {
    for (const { field } of options.fields)
      if (isTick(field))
        field.checked = draft[field.name] === ticked;
      else
        field.value = draft[field.name] ?? (field instanceof HTMLSelectElement ? field.value : "");
    options.filled?.(draft);
  }

  function keep(): void {
    // Whoever goes on writing has not done yet.
    if (isWaiting)
      fill(summary, t().offlineKept);
    isWaiting = false;
    const typed = Object.fromEntries(options.fields.map(({ field }) =>
      [field.name, isTick(field) ? tickValue(field.checked) : field.value]));
    const isKept = keepDraft(options.draft, { ...typed, ...options.extra?.(), ...begunOf !== undefined && { [versionKey]: begunOf } });
    if (element.getAttribute("aria-busy") !== "true")
      fill(state, isKept ? t().draftKept : t().draftFull);
    discard.hidden = false;
  }

  async function sent(): Promise<void> {
    isWaiting = false;
    mark(options.fields, {});
    fill(summary);
    fill(others);
    const wrong = options.check?.() ?? {};
    if (mark(options.fields, wrong))
      return;
    const wasOnline = navigator.onLine;
    fill(state, t().sending);
    try {
      await options.ready?.();
      await options.send();
      dropDraft(options.draft);
      discard.hidden = true;
    } catch (error) {
      await refuse(error, wasOnline);
    } finally {
      fill(state, draftOf(options.draft) !== undefined && t().draftKept);
    }
  }

  const submitted = (): Promise<void> => whileSending(element, sent);

  async function refuse(error: unknown, wasOnline: boolean): Promise<void> {
    const faults = error instanceof MuistotError ? error.errors : [];
    const byField = Object.fromEntries(faults.map(({ loc, msg }) => [options.nameOf?.(loc) ?? loc.at(-1) ?? "", msg]));
    if (isOffline(error))
      waitForNetwork(wasOnline);
    else if (isConflict(error) && options.learn)
      await meet(options.learn);
    else if (!mark(options.fields, byField))
      fill(summary, sentenceOf(error));
  }

  async function meet(learn: () => Promise<Child>): Promise<void> {
    try {
      const theirs = await learn();
      begunOf = undefined;
      fill(others, h("div", { class: "notice" }, h("h2", {}, t().asItIsNow), theirs));
      fill(summary, t().conflictShown);
    } catch (error) {
      fill(summary, sentenceOf(error));
    }
  }

  // A request that was cut off may have been carried out, and is not sent twice. Where there was no network before it, none was sent.
  function waitForNetwork(wasOnline: boolean): void {
    isWaiting = !wasOnline && !navigator.onLine;
    fill(summary, isWaiting ? t().offline : t().offlineKept);
    window.addEventListener("online", () => {
      if (!element.isConnected || !isWaiting)
        announce(t().online);
      else
        void submitted();
    }, { once: true });
  }

  element.addEventListener("submit", (event) => {
    event.preventDefault();
    void submitted();
  });
  element.addEventListener("input", keep);
  const draft = draftOf(options.draft);
  const version = options.tag === undefined ? undefined : String(versionOf(options.tag));
  let begunOf = draft === undefined ? version : draft[versionKey];
  discard.hidden = draft === undefined;
  if (draft !== undefined)
    fill(state, t().draftKept);
  set(draft ?? options.values ?? {});
  if (draft !== undefined && begunOf !== version)
    void (options.learn ? meet(options.learn) : fill(summary, t().conflict));
  return { element, keep };
}

/** Says beside each field what is wrong with it, and goes to the first. */
function mark(fields: Labelled<Field>[], wrong: Record<string, string>): boolean {
  let first: Field | undefined;
  for (const { field } of fields) {
    const fault = wrong[field.name];
    field.toggleAttribute("aria-invalid", fault !== undefined);
    if (fault !== undefined)
      field.setAttribute("aria-invalid", "true");
    const place = document.getElementById(`${field.id}-error`);
    if (place)
      fill(place, fault);
    if (fault !== undefined)
      first ??= field;
  }
  first?.focus();
  return first !== undefined;
}
