// What someone has begun to write stays on the device until it is sent: an expired session, a closed tab or no network lose nothing.

const prefix = "muistot:draft:";

export type Draft = Record<string, string>;

export function draftOf(name: string): Draft | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(prefix + name) ?? "null");
    return kept !== null && typeof kept === "object" ? kept as Draft : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a draft. False when the device has no room for it. */
export function keepDraft(name: string, draft: Draft): boolean {
  try {
    localStorage.setItem(prefix + name, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export const dropDraft = (name: string): void => localStorage.removeItem(prefix + name);

/** The names of the drafts that this device keeps. */
export const draftNames = (): string[] =>
  Object.keys(localStorage).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)).sort();
