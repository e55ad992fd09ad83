// Projects, sites and memories, as those who look after them see them.
import { to, toMemory, toProject, toSite } from "../../route";
import { moderation, sites, type DecisionKind, type Information, type ProjectRole, type QueueItem, type Resource } from "../../service";
import type { Point } from "../../map/map";

export interface Named {
  type: Resource;
  identifier: unknown;
  parents?: { project: string; site?: string };
}

/** What a queue shows of a project, a site or a memory. */
export interface Thing {
  info?: Information;
  texts?: Information[];
  title?: string;
  story?: string;
  image?: string;
  image_alt?: string;
  location?: { lat: number; lon: number };
  waiting_approval?: boolean;
}

export const thingOf = (item: QueueItem): Thing => item.thing as unknown as Thing;
/** What everyone sees of a thing whose author has changed it, in a project that looks at such changes. */
export const publishedOf = (item: QueueItem): Thing | undefined => item.published as unknown as Thing | undefined;

export const nameOf = (thing: Thing): string => thing.title ?? thing.info?.name ?? "";

/** Names a thing in the words of the API. */
export const reference = ({ type, identifier, parents }: Named) =>
  ({ type, identifier: String(identifier), ...parents && { parents } });

/** The address of a thing's own page. */
export function addressOf({ type, identifier, parents }: Named): string {
  if (type === "project")
    return toProject(String(identifier));
  return type === "site" ? toSite(parents!.project, String(identifier)) : toMemory(parents!.project, parents!.site!, Number(identifier));
}

export function historyOf({ type, identifier, parents }: Named): string {
  if (type === "project")
    return to("projects", String(identifier), "history");
  return type === "site"
    ? to("projects", parents!.project, "sites", String(identifier), "history")
    : to("projects", parents!.project, "sites", parents!.site!, "memories", Number(identifier), "history");
}

/** The names of the projects that someone looks after, by id, and their role there. Superusers look after those too that are not here. */
export const ownProjects = new Map<string, { name: string; role: ProjectRole | undefined }>();

export const projectOf = ({ identifier, parents }: Named): string => parents?.project ?? String(identifier);

const places = new Map<string, Promise<Point | undefined>>();

/** Where a thing is: a memory is where its site is. Nothing, where that is not to be had. */
export async function placeOf(item: QueueItem): Promise<Point | undefined> {
  const { location } = thingOf(item);
  if (location)
    return { latitude: location.lat, longitude: location.lon };
  // What was deleted may be of a site that was deleted with it.
  if (item.type !== "memory" || item.state === "deleted")
    return undefined;
  const { project, site } = item.parents as { project: string; site: string };
  const key = `${project}/${site}`;
  if (!places.has(key))
    places.set(key, sites.get(project, site).then(
      ({ result }) => ({ latitude: result.location.lat, longitude: result.location.lon }), () => undefined));
  return places.get(key);
}

/** Decides the same on several things, a hundred at a time. */
export async function decideOn(
  items: (Named & { version: number })[], decision: DecisionKind, words: Partial<Words> = {},
): Promise<Awaited<ReturnType<typeof moderation.decide>>["result"]["items"]> {
  const results = [];
  for (let start = 0; start < items.length; start += 100) {
    const part = items.slice(start, start + 100).map((item) => ({ ...reference(item), version: item.version }));
    const said = Object.fromEntries(Object.entries(words).filter(([, text]) => text.trim() !== ""));
    results.push(...(await moderation.decide({ items: part, decision, ...said })).result.items);
  }
  return results;
}

export interface Words {
  reason: string;
  note: string;
  message_to_author: string;
}

