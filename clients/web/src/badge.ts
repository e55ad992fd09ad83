// The link to the queue of moderators, with the number of what waits for them.
import { whoAmI } from "./app";
import { fill, h, icon, icons } from "./dom";
import { isSignedIn, me, moderation, projects } from "./service";
import { language, number, t } from "./texts";

export interface Staff {
  /** True when one has a role in a project, or is a superuser. */
  isStaff: boolean;
  /** True when one may make projects, as far as that can be told: nothing but the try tells it while there are none. */
  mayMakeProjects: boolean;
}

const nobody: Staff = { isStaff: false, mayMakeProjects: false };
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
    known = { of: person.username, staff: find(person.username) };
  }
  return known.staff;
}

// Superusers have the role of an admin in projects that do not list them.
async function find(username: string): Promise<Staff> {
  try {
    const [own, all] = await Promise.all([
      me.listProjects(language(), undefined, 1), projects.list(language(), "permissions", 50),
    ]);
    const isSuperuser = all.result.items.some(({ role, admins }) => role === "admin" && !admins.includes(username));
    return {
      isStaff: isSuperuser || own.result.items.length > 0,
      mayMakeProjects: isSuperuser || all.result.items.length === 0,
    };
  } catch {
    known = undefined;
    return nobody;
  }
}

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
