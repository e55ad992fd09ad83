// What keeps two people from undoing each other's work in silence: each write names the version that its author has seen.
import { history, MuistotError, type Answer } from "./service";

/** What the service answers, when someone else was faster. */
const changedMeanwhile = (): MuistotError => new MuistotError(412, "", {});

/** The tag of a thing as it is now, when that is the version that someone has seen. */
export function seenTag({ headers }: Answer<unknown>, isSeen: boolean): string | undefined {
  if (!isSeen)
    throw changedMeanwhile();
  return headers["etag"];
}

/** The tag of a deleted site or memory, when it is deleted still, and at the version that someone has seen. */
export async function tagOfDeleted(
  project: string, type: "site" | "memory", identifier: string | number, version: number,
): Promise<string> {
  let cursor: string | undefined;
  do {
    const { result } = await history.listDeleted(project, undefined, 1000, cursor);
    const found = result.items.find((each) => each.type === type && each.identifier === identifier && each.version === version);
    if (found)
      return found.etag;
    cursor = result.next;
  } while (cursor !== undefined);
  throw changedMeanwhile();
}
