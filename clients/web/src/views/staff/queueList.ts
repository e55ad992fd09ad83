import { announce } from "../../announce";
import { withMap } from "../../app";
import { countAnew } from "../../badge";
import { button, fill, h } from "../../dom";
import { memories, sentenceOf, sites, versionOf, type DecisionKind, type QueueItem, type QueueState } from "../../service";
import { language, t } from "../../texts";
import { choiceLook, choicesOf, QueueCard } from "./queueCard";
import { decideOn, placeOf, type Named, type Words } from "./things";
import { decisionWithWords } from "./words";

/** The cards of the queue: which one is the present one, which are selected, and what becomes of them. */
export class QueueList {
  readonly element: HTMLElement;
  private cards: QueueCard[];
  private present: QueueCard | undefined;
  private next: string | undefined;
  private readonly list = h("ul", { class: "cards" });
  private readonly bar = h("div", { class: "decision-bar", role: "group" });
  private readonly more = button(t().more, () => this.loadMore(), { class: "quiet" });

  constructor(
    private readonly state: QueueState,
    first: { items: QueueItem[]; next?: string },
    private readonly page: (cursor?: string) => Promise<{ items: QueueItem[]; next?: string }>,
    private readonly decided: () => void,
  ) {
    this.cards = [];
    this.element = h("div", {}, this.list, this.more, this.bar);
    this.add(first);
    this.drawBar();
  }

  /** Moves to the card so many steps on. */
  step(by: number): void {
    const at = this.present ? this.cards.indexOf(this.present) : -1;
    this.enter(this.cards[Math.max(0, Math.min(this.cards.length - 1, at + by))]);
  }

  toggle(): void {
    if (this.present) {
      this.present.box.checked = !this.present.box.checked;
      this.drawBar();
    }
  }

  toggleAll(): void {
    const checked = this.selected().length < this.cards.length;
    this.cards.forEach(({ box }) => (box.checked = checked));
    this.drawBar();
  }

  /** Decides on what is selected, else on the present card. */
  async decide(decision: DecisionKind): Promise<void> {
    const meant = this.meant();
    const cards = meant.filter(({ item }) => choicesOf(item).includes(decision));
    if (cards.length === 0 && meant.length > 0)
      announce(t().forbidden);
    await this.settle(cards, decision);
  }

  /** What can be decided about some of the cards. */
  choices(cards = this.cards): DecisionKind[] {
    return [...new Set(cards.flatMap(({ item }) => choicesOf(item)))];
  }

  async withWords(cards = this.meant()): Promise<void> {
    const [only] = cards;
    if (only === undefined)
      return;
    const asked = await decisionWithWords(cards.length === 1 ? only.name : t().selected(cards.length), this.choices(cards));
    if (asked)
      await this.settle(cards.filter(({ item }) => choicesOf(item).includes(asked.decision)), asked.decision, asked.words);
    else
      this.enter(only);
  }

  showPlace(): void {
    const card = this.present ?? this.cards[0];
    if (card)
      void placeOf(card.item).then((place) => withMap((map) => {
        map.mark(place);
        if (place)
          map.go(place);
      }));
  }

  private readonly selected = (): QueueCard[] => this.cards.filter(({ box }) => box.checked);

  private meant(): QueueCard[] {
    const chosen = this.selected();
    return chosen.length > 0 ? chosen : this.present ? [this.present] : [];
  }

  private enter(card: QueueCard | undefined): void {
    card?.element.focus({ preventScroll: true });
    card?.element.scrollIntoView({ block: "nearest" });
  }

  private add(page: { items: QueueItem[]; next?: string }): void {
    const here = new Set(this.cards.map(({ item }) => keyOfThing(item)));
    const made = page.items.filter((item) => !here.has(keyOfThing(item))).map((item) => new QueueCard(item, {
      decide: (card, decision) => this.settle([card], decision),
      withWords: (card) => void this.withWords([card]),
      selected: () => this.drawBar(),
      entered: (card) => this.entered(card),
    }));
    this.cards.push(...made);
    this.list.append(...made.map(({ element }) => element));
    this.next = page.next;
    this.more.hidden = this.next === undefined;
    if (this.cards.length === 0)
      fill(this.list, h("li", { class: "done", tabindex: -1 }, t().queueEmpty[this.state]));
  }

  private async loadMore(): Promise<void> {
    try {
      this.add(await this.page(this.next));
    } catch (error) {
      announce(sentenceOf(error));
    }
  }

  private entered(card: QueueCard): void {
    if (card === this.present)
      return;
    this.present?.element.removeAttribute("aria-current");
    this.present = card;
    card.element.setAttribute("aria-current", "true");
    this.showPlace();
  }

  private drawBar(): void {
    const chosen = this.selected();
    this.bar.hidden = chosen.length === 0;
    this.bar.setAttribute("aria-label", t().selected(chosen.length));
    fill(this.bar, chosen.length > 0 && [h("strong", {}, t().selected(chosen.length)), this.choices(chosen).map((decision) =>
      button(t().decisions[decision], () => this.decide(decision),
        choiceLook(decision, "small", t().selected(chosen.length)))),
    button(t().withWords, () => this.withWords(), { class: "quiet small" })]);
  }

  /** Sends a decision, and shows for each thing what came of it. */
  private async settle(cards: QueueCard[], decision: DecisionKind, words?: Words): Promise<void> {
    const open = cards.filter(({ element }) => !element.classList.contains("busy"));
    if (open.length === 0)
      return;
    const after = this.cards.slice(this.cards.indexOf(open.at(-1)!) + 1).find((card) => !open.includes(card));
    open.forEach((card) => card.busy(true));
    try {
      const results = await decideOn(open.map(({ item }) => item), decision, words);
      const gone = open.filter((_, index) => results[index]?.result === "done" || results[index]?.result === "unchanged");
      const kept = open.filter((card) => !gone.includes(card));
      await Promise.all(kept.map((card) => explain(card, results[open.indexOf(card)]!.result)));
      this.remove(gone, kept[0] ?? after);
      this.say(decision, gone.length, kept.length, decision !== "delete" ? [] : gone.map(({ item }) =>
        ({ ...item, version: results[open.findIndex((card) => card.item === item)]!.version! })));
    } catch (error) {
      announce(sentenceOf(error));
    } finally {
      open.forEach((card) => card.busy(false));
      countAnew();
      this.decided();
    }
  }

  private remove(gone: QueueCard[], next: QueueCard | undefined): void {
    this.cards = this.cards.filter((card) => !gone.includes(card));
    gone.forEach(({ element }) => element.remove());
    if (this.present && gone.includes(this.present))
      this.present = undefined;
    this.drawBar();
    if (this.cards.length === 0)
      this.add({ items: [], ...this.next !== undefined && { next: this.next } });
    if (this.cards.length < 3 && this.next !== undefined)
      void this.loadMore();
    const card = next ?? this.cards.at(-1);
    if (card)
      this.enter(card);
    else
      this.list.querySelector<HTMLElement>(".done")?.focus();
  }

  private say(decision: DecisionKind, done: number, kept: number, deleted: (Named & { version: number })[]): void {
    const sentences = [done > 0 && t().decidedCount(t().decided[decision], done), kept > 0 && t().notDecided(kept)];
    announce(sentences.filter((each) => each !== false).join(" "), deleted.length === 0 ? undefined : {
      label: t().undo, press: async () => {
        try {
          await decideOn(deleted, "restore");
          announce(t().undone);
        } catch (error) {
          announce(sentenceOf(error));
        }
        this.decided();
      },
    });
  }
}

const keyOfThing = ({ type, identifier, parents }: QueueItem): string => [type, identifier, parents?.project, parents?.site].join(" ");

/** Says on the card why nothing came of the decision; what was changed meanwhile is shown as it is now. */
async function explain(card: QueueCard, result: string): Promise<void> {
  card.box.checked = false;
  const { type, identifier, parents, state } = card.item;
  if (result !== "conflict" || type === "project" || state === "deleted") {
    card.draw(result === "forbidden" ? t().forbidden : result === "conflict" ? t().conflictGone : t().notFound);
    return;
  }
  try {
    const { result: thing, headers } = type === "site"
      ? await sites.get(parents!.project, String(identifier), false, language())
      : await memories.get(parents!.project, parents!.site!, Number(identifier));
    card.item = { ...card.item, thing: thing as unknown as QueueItem["thing"], version: versionOf(headers["etag"]) ?? card.item.version };
    card.draw(t().conflictNow);
  } catch {
    card.draw(t().conflictGone);
  }
}
