import { en } from "./texts.en";
import { fi } from "./texts.fi";

/** Languages that the page speaks, named in themselves. */
export const languages = { fi: "suomi", en: "English" } as const;

export type Language = keyof typeof languages;
export type Texts = typeof en;

const kept = "muistot:language";
const all: Record<Language, Texts> = { fi, en };

function first(): Language {
  const wanted = [localStorage.getItem(kept), ...navigator.languages].map((tag) => tag?.slice(0, 2).toLowerCase());
  return wanted.find((tag): tag is Language => tag === "fi" || tag === "en") ?? "en";
}

let current: Language = first();

export const language = (): Language => current;
export const t = (): Texts => all[current];

export function speak(chosen: Language): void {
  current = chosen;
  localStorage.setItem(kept, chosen);
}

/** The name of a language that a text is in, in the language of the page. */
export function nameOfLanguage(tag: string): string {
  try {
    return new Intl.DisplayNames([current], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

export const day = (time: string): string =>
  new Intl.DateTimeFormat(current, { dateStyle: "long" }).format(new Date(time));

export const moment = (time: string): string =>
  new Intl.DateTimeFormat(current, { dateStyle: "medium", timeStyle: "short" }).format(new Date(time));

export const number = (value: number): string => new Intl.NumberFormat(current).format(value);
