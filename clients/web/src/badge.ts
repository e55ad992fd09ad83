// The link to the queue of moderators, with the number of what waits for them.
import { whoAmI } from "./app";
import { fill, h, icon, icons } from "./dom";
import { isSignedIn, me, moderation, type UserData } from "./service";
import { language, number, t } from "./texts";

export interface Staff {
  /** True when one has a role in a project, or is a superuser. */
  isStaff: boolean;
  mayMakeProjects: boolean;
  /** True when one may block people in the whole service. */
  mayBlock: boolean;
}

const nobody: Staff = { isStaff: false, mayMakeProjects: false, mayBlock: false };
let known: { of: string; staff: Promise<Staff> } | undefined;
let counted: { at: number; count: number } | undefined;
const keepMilliseconds = 30_000;

/** What someone who is signed in may do beyond reading and writing. */
export async function staff(): Promise<Staff> {
  const person = isSignedIn() ? await whoAmI().catch(() => undefined) : undefined;
  if (person === undefined)
    return nobody;
  if (known?.of !== person.username) {
    counted = undefined;
    known = { of: person.username, staff: find(person) };
  }
  return known.staff;
}

async function find({ permissions = [] }: UserData): Promise<Staff> {
  const mayBlock = permissions.includes("administer");
  try {
    return {
      isStaff: mayBlock || (await me.listProjects(language(), undefined, 1)).result.items.length > 0,
      mayMakeProjects: permissions.includes("post"), mayBlock,
    };
  } catch {
    known = undefined;
    return nobody;
  }
}

/** Looks anew at what one may do: a project was made, or the account has changed. */
export const lookAnew = (): void => void (known = undefined);

/** Counts anew at the next look: something was decided. */
export const countAnew = (): void => void (counted = undefined);

/** Draws the link, for those who have a queue. */
export async function drawBadge(link: HTMLAnchorElement): Promise<void> {
  if (!(await staff()).isStaff) {
    link.hidden = true;
    return;
  }
  if (counted === undefined || performance.now() - counted.at > keepMilliseconds) {
    const { result } = await moderation.count().catch(() => ({ result: undefined }));
    counted = { at: performance.now(), count: (result?.waiting ?? 0) + (result?.reported ?? 0) };
  }
  const { count } = counted;
  fill(link, icon(icons.flag), h("span", { class: "label" }, t().moderation),
    count > 0 && [h("span", { class: "count" }, number(count)), h("span", { class: "unseen" }, ` ${t().toDecide}`)]);
  link.hidden = false;
}
