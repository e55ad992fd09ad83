import type { Point } from "../../map/map";
import type { Route } from "../../route";
import { history, memories, sites, projects, type Information, type Version } from "../../service";
import { languages, t } from "../../texts";

/** A version of a project, site or memory, with what can be compared of it. */
export interface Snapshot {
  version: number;
  at: string;
  title?: string;
  story?: string;
  texts: Information[];
  place?: Point;
  image?: string;
  isPublished: boolean;
  own?: boolean;
  flags: { label: string; value: string }[];
}

export interface Versions {
  kind: "project" | "site" | "memory";
  list: (cursor?: string) => Promise<{ items: Version[]; next?: string }>;
  get: (version: number) => Promise<Snapshot>;
  restore: (version: number, isDeleted: boolean) => Promise<unknown>;
}

const pageSize = 30;

/** The versions of what an address names. */
export function versionsOf({ project, site, memory }: Route, signal: AbortSignal): Versions {
  if (memory !== undefined)
    return ofMemory(project!, site!, memory, signal);
  return site !== undefined ? ofSite(project!, site, signal) : ofProject(project!, signal);
}

function ofMemory(project: string, site: string, memory: number, signal: AbortSignal): Versions {
  return {
    kind: "memory",
    list: async (cursor) => (await history.listOfMemory(project, site, memory, pageSize, cursor, signal)).result,
    get: async (version) => {
      const { result } = await history.getOfMemory(project, site, memory, version, signal);
      return { ...result, texts: [], flags: [], isPublished: result.waiting_approval !== true };
    },
    restore: async (version, isDeleted) =>
      history.restoreMemory(
        project, site, memory, version, undefined, await tagOf(isDeleted, () => memories.get(project, site, memory))),
  };
}

function ofSite(project: string, site: string, signal: AbortSignal): Versions {
  return {
    kind: "site",
    list: async (cursor) => (await history.listOfSite(project, site, pageSize, cursor, signal)).result,
    get: async (version) => {
      const [first, ...others] = await inLanguages((tag) => history.getOfSite(project, site, version, tag, signal));
      const { result } = first!;
      return {
        ...result, texts: ownTexts([first!, ...others].map(({ result: { info } }) => info)), flags: [],
        place: { latitude: result.location.lat, longitude: result.location.lon }, isPublished: result.waiting_approval !== true,
      };
    },
    restore: async (version, isDeleted) =>
      history.restoreSite(project, site, version, undefined, await tagOf(isDeleted, () => sites.get(project, site))),
  };
}

function ofProject(project: string, signal: AbortSignal): Versions {
  const yes = (value: boolean): string => value ? t().yes : t().no;
  return {
    kind: "project",
    list: async (cursor) => (await history.listOfProject(project, pageSize, cursor, signal)).result,
    get: async (version) => {
      const [first, ...others] = await inLanguages((tag) => history.getOfProject(project, version, tag, signal));
      const { result } = first!;
      return {
        ...result, texts: ownTexts([first!, ...others].map(({ result: { info } }) => info)),
        isPublished: result.waiting_approval !== true,
        flags: [
          { label: t().starts, value: result.starts ?? "–" }, { label: t().ends, value: result.ends ?? "–" },
          { label: t().contactEmail, value: result.contact?.contact_email ?? "–" },
          { label: t().hasResearchPermit, value: yes(result.contact?.has_research_permit === true) },
          { label: t().canContact, value: yes(result.contact?.can_contact === true) },
          { label: t().adminPosting, value: yes(result.admin_posting) }, { label: t().autoPublish, value: yes(result.auto_publish) },
        ],
      };
    },
    restore: async (version, isDeleted) =>
      history.restoreProject(project, version, undefined, await tagOf(isDeleted, () => projects.get(project))),
  };
}

const inLanguages = <T>(ask: (tag: string) => Promise<T>): Promise<T[]> => Promise.all(Object.keys(languages).map(ask));

// A language that has no texts answers with those of another one.
const ownTexts = (all: Information[]): Information[] =>
  all.filter(({ lang }, index) => all.findIndex((other) => other.lang === lang) === index);

// What was deleted has no tag: then the restoring is without condition.
async function tagOf(
  isDeleted: boolean, read: () => Promise<{ headers: Record<string, string | undefined> }>,
): Promise<string | undefined> {
  return isDeleted ? undefined : (await read()).headers["etag"];
}
