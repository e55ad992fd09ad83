// What several views are made of.
import { announce } from "../announce";
import { renew } from "../app";
import { button, h, type Child } from "../dom";
import { imageAddress, isConflict, sentenceOf, type Information } from "../service";
import { language, nameOfLanguage, t } from "../texts";

type Told = "name" | "abstract" | "description";

/** The language of a text that is not in that of the page. */
function foreign(info: Information, part: Told): string | undefined {
  const tag = info.languages?.[part] ?? info.lang;
  return tag === language() ? undefined : tag;
}

/** A text of a project or site, marked with its language where that is another one. */
export function told(info: Information, part: Told): Child {
  const text = info[part];
  const tag = foreign(info, part);
  return text === undefined ? undefined : h("span", { lang: tag, dir: "auto" }, text);
}

/** Why something was decided or reported: one of the reasons that reports have in words, or what someone wrote. */
export function reasonText(reason: string | undefined): string | undefined {
  const { reasons } = t();
  return reason !== undefined && Object.hasOwn(reasons, reason) ? reasons[reason as keyof typeof reasons] : reason;
}

/** Says in which other language a text is. */
export function fallback(info: Information, part: Told = "name"): Child {
  const tag = info[part] === undefined ? undefined : foreign(info, part);
  return tag && h("span", { class: "fallback" }, t().only(nameOfLanguage(tag)));
}

/** Paragraphs: what blank lines part. */
export function paragraphs(text: string | undefined, lang?: string): Child {
  return (text ?? "").split(/\n\s*\n/).filter((part) => part.trim() !== "")
    .map((part) => h("p", { class: "written", lang, dir: "auto" }, part));
}

/** What has an image, and what is told of it. */
interface Pictured {
  image?: string;
  image_alt?: string;
  image_size?: { width: number; height: number };
}

/** The image of a project or site, whose texts say what it shows. */
export const pictureOf = (thing: Pictured & { info: Information }): Pictured => ({ ...thing, image_alt: thing.info.image_alt });

export const texts = (info: Information, part: "abstract" | "description"): Child =>
  info[part] !== undefined && [paragraphs(info[part], foreign(info, part)), info[part] !== info.name && foreign(info, part) !== undefined
    && foreign(info, "name") === undefined && h("p", {}, fallback(info, part))];

/** An image in the width that the screen needs. */
export function image(
  { image: name, image_alt: alt, image_size: size }: Pictured, about: string, sizes = "(min-width: 60rem) 26rem, 100vw",
): Child {
  return name !== undefined && h("img", {
    src: imageAddress(name, 640), srcset: [320, 640, 1280].map((width) => `${imageAddress(name, width)} ${width}w`).join(", "),
    sizes, alt: alt ?? t().imageOf(about), width: size?.width, height: size?.height, loading: "lazy", decoding: "async",
  });
}

export const waitingMark = (): Child => h("span", { class: "badge" }, t().waiting);

export const section = (title: string, ...children: Child[]): HTMLElement => h("section", {}, h("h2", {}, title), children);

/** Does something that the service may refuse, and says what came of it. What someone else has changed meanwhile is shown as it is now. */
export async function attempt(act: () => Promise<string | undefined>): Promise<void> {
  try {
    const done = await act();
    await renew();
    if (done !== undefined)
      announce(done);
  } catch (error) {
    if (isConflict(error))
      await renew();
    announce(isConflict(error) ? t().conflictRenewed : sentenceOf(error));
  }
}

/** A list of which more can be asked for. */
export function growing<T>(
  first: { items: T[]; next?: string }, show: (item: T) => Child, more: (cursor: string) => Promise<{ items: T[]; next?: string }>,
): HTMLElement {
  const list = h("ul", { class: "cards" }, first.items.map(show));
  const box = h("div", {}, list);
  const offer = (next: string | undefined): void => {
    if (next === undefined)
      return;
    const made = button(t().more, async () => {
      try {
        const page = await more(next);
        const shown = h("ul", {}, page.items.map(show));
        const firstLink = shown.querySelector("a");
        list.append(...shown.children);
        made.remove();
        offer(page.next);
        firstLink?.focus();
      } catch (error) {
        announce(sentenceOf(error));
      }
    }, { class: "quiet" });
    box.append(made);
  };
  offer(first.next);
  return box;
}
