import { button, h, type Attributes, type Child } from "../../dom";
import { imageAddress, type DecisionKind, type Information, type QueueItem, type QueueState } from "../../service";
import { moment, nameOfLanguage, number, t } from "../../texts";
import { paragraphs, reasonText } from "../parts";
import { addressOf, historyOf, nameOf, ownProjects, projectOf, publishedOf, thingOf, type Thing } from "./things";

/** What can be decided in each state. */
const choices: Record<QueueState, DecisionKind[]> = {
  waiting: ["publish", "hide", "delete"],
  reported: ["dismiss_reports", "hide", "delete"],
  hidden: ["publish", "delete"],
  deleted: ["restore"],
};
/** What the caller may decide about something: only admins delete. */
export const choicesOf = (item: QueueItem): DecisionKind[] =>
  choices[item.state].filter((decision) => decision !== "delete" || ownProjects.get(projectOf(item))?.role !== "moderator");

export const keyOf: Record<DecisionKind, string> = { publish: "p", hide: "h", delete: "d", dismiss_reports: "i", restore: "r" };

export interface Deciding {
  decide: (card: QueueCard, decision: DecisionKind) => Promise<void>;
  withWords: (card: QueueCard) => void;
  selected: () => void;
  entered: (card: QueueCard) => void;
}

/** A thing in the queue, with all that helps to decide on it. */
export class QueueCard {
  readonly element: HTMLElement;
  readonly box: HTMLInputElement;
  item: QueueItem;

  constructor(item: QueueItem, private readonly deciding: Deciding) {
    this.item = item;
    this.box = h("input", { type: "checkbox", on: { change: () => deciding.selected() } });
    this.element = h("li", { class: "card deciding", tabindex: -1, on: { focusin: () => deciding.entered(this) } });
    this.draw();
  }

  get name(): string {
    return nameOf(thingOf(this.item));
  }

  /** Shows the thing, with what is to be said about it. */
  draw(note?: string): void {
    const { item, name } = this;
    const heading = `thing-${item.type}-${String(item.identifier)}`;
    this.element.setAttribute("aria-labelledby", heading);
    this.box.setAttribute("aria-label", t().select(name));
    this.element.replaceChildren(h("div", {},
      h("div", { class: "card-head" }, h("label", { class: "tick" }, this.box),
        h("h2", { id: heading, dir: "auto" }, item.state === "deleted" ? name : h("a", { href: addressOf(item) }, name))),
      note !== undefined && h("p", { class: "notice" }, note),
      about(item), reports(item), texts(item), lastDecision(item),
      h("div", { class: "actions" }, choicesOf(item).map((decision) => this.choice(decision)),
        button(t().withWords, () => this.deciding.withWords(this), { class: "quiet small", "aria-label": `${t().withWords}: ${name}` }),
        // What is deleted has no page of its own.
        item.version > 1 && item.state !== "deleted" && h("a", { class: "button quiet small", href: historyOf(item), "aria-label": `${t().versions}: ${name}` },
          t().versions))));
  }

  /** Says that something is being decided, so that it is not decided twice. */
  busy(isBusy: boolean): void {
    this.element.classList.toggle("busy", isBusy);
  }

  private choice(decision: DecisionKind): Child {
    return button(t().decisions[decision], () => this.deciding.decide(this, decision), choiceLook(decision, "small", this.name));
  }
}

/** What the button of a decision looks like. The first one to think of is filled. */
export function choiceLook(decision: DecisionKind, size: string, name: string): Attributes {
  const look = decision === "delete" ? "quiet danger" : decision === "hide" ? "quiet" : "";
  return { class: `${look} ${size}`.trim(), "aria-label": `${t().decisions[decision]}: ${name}`, "aria-keyshortcuts": keyOf[decision] };
}

function about({ type, parents, author, since, state }: QueueItem): Child {
  return h("p", { class: "small-print" }, t().kinds[type],
    parents && [" · ", ownProjects.get(parents.project)?.name ?? parents.project, parents.site !== undefined && ` › ${parents.site}`], " · ",
    t().since[state](moment(since)),
    author && [h("br"), h("span", { dir: "auto" }, t().writtenBy(author.username)), " – ",
      t().earlier(author.published, author.hidden, author.waiting)]);
}

function reports({ reports: told }: QueueItem): Child {
  if (!told)
    return undefined;
  const reasons = Object.entries(told.reasons).map(([reason, count]) =>
    `${reasonText(reason)}: ${number(count)}`);
  return h("div", { class: "notice" },
    h("p", {}, h("strong", {}, t().reportCount(told.count)), reasons.length > 0 && ` (${reasons.join(", ")})`),
    told.texts.map((text) => h("blockquote", { dir: "auto" }, text)));
}

/** The texts in all languages, and the image, as they would be published; below them, what is. */
function texts(item: QueueItem): Child {
  const published = publishedOf(item);
  return [shown(thingOf(item)), published && [
    h("p", { class: "notice" }, t().changesPublished), published.title !== undefined && h("h4", { dir: "auto" }, published.title), shown(published),
  ]];
}

function shown(thing: Thing): Child {
  const entries = thing.texts ?? (thing.info ? [thing.info] : []);
  return h("div", { class: "thing" },
    thing.image !== undefined && h("img", {
      src: imageAddress(thing.image, 640), alt: thing.image_alt ?? thing.info?.image_alt ?? t().imageOf(nameOf(thing)), loading: "lazy", decoding: "async",
    }),
    paragraphs(thing.story),
    entries.map((info) => entry(info, entries.length > 1)));
}

function entry({ lang, name, abstract, description }: Information, isOneOfSeveral: boolean): Child {
  return h("div", { lang }, isOneOfSeveral && h("h3", {}, h("span", { class: "fallback" }, nameOfLanguage(lang)), " ",
    h("span", { dir: "auto" }, name)), paragraphs(abstract), paragraphs(description));
}

function lastDecision({ last_decision: last }: QueueItem): Child {
  return last && h("p", { class: "small-print" }, t().lastDecision, " ", t().decided[last.decision], ", ",
    moment(last.at), last.by !== undefined && [", ", h("span", { dir: "auto" }, last.by)],
    last.reason !== undefined && [" · ", t().reason, ": ", h("span", { dir: "auto" }, reasonText(last.reason))],
    last.note !== undefined && [" · ", t().noteToStaff, ": ", h("span", { dir: "auto" }, last.note)]);
}
