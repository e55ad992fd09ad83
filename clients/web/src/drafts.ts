// What someone has begun to write stays on the device until it is sent: an expired session, a closed tab or no network lose nothing.
// It is theirs: others who use the device neither see it nor send it in their name.

const ownerKey = "muistot:draft-owner";
const prefixOf = (owner: string): string => `muistot:draft:${encodeURIComponent(owner)}:`;
const owner = (): string => localStorage.getItem(ownerKey) ?? "";
const keyOf = (name: string): string => prefixOf(owner()) + name;

export type Draft = Record<string, string>;

export function draftOf(name: string): Draft | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(name)) ?? "null");
    return kept !== null && typeof kept === "object" ? kept as Draft : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a draft. False when the device has no room for it. */
export function keepDraft(name: string, draft: Draft): boolean {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export const dropDraft = (name: string): void => localStorage.removeItem(keyOf(name));

/** The names of the drafts that this device keeps for who is at it. */
export function draftNames(): string[] {
  const prefix = prefixOf(owner());
  return Object.keys(localStorage).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)).sort();
}

// Usernames change, and addresses of people who have gone are not left on the device: a number made of them is.
const numberOf = (address: string): string => [...address.toLowerCase()]
  .reduce((sum, letter) => BigInt.asUintN(64, (sum + BigInt(letter.codePointAt(0)!)) * 0x9e3779b97f4a7c15n), 1n).toString(36);

/** Somebody is known to be signed in: what nobody had begun before is theirs. Until they sign out, also when their session ends. */
export function ownDrafts(email: string): void {
  const account = numberOf(email);
  if (owner() === account)
    return;
  const begun = owner() === "" ? draftNames().map((name) => ({ name, draft: draftOf(name) })) : [];
  begun.forEach(({ name }) => dropDraft(name));
  localStorage.setItem(ownerKey, account);
  for (const { name, draft } of begun)
    if (draft !== undefined)
      keepDraft(name, draft);
}

/** Somebody has come, who may be another one. */
export const disownDrafts = (): void => localStorage.removeItem(ownerKey);

/** Somebody signs out. What they have begun waits for them; what they have not sent of their own data does not. */
export function leaveDrafts(): void {
  dropDraft("me");
  dropDraft("notifications");
  disownDrafts();
}

/** Drops all that somebody has begun, who is gone. */
export function dropAllDrafts(): void {
  draftNames().forEach(dropDraft);
  disownDrafts();
}
