import type { Point } from "../../map/map";
import type { Route } from "../../route";
import { dayOf } from "./projectFields";
import { seenTag } from "../../conditional";
import { history, memories, sites, projects, versionOf, type Answer, type Information, type Version } from "../../service";
import { day, languages, t } from "../../texts";

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
  /** Brings a version back in the place of the newest one, unless someone else has made another one meanwhile. */
  restore: (version: number, newest: number) => Promise<unknown>;
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
    restore: async (version, newest) =>
      history.restoreMemory(project, site, memory, version, undefined, tagOf(newest, await memories.get(project, site, memory))),
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
    restore: async (version, newest) =>
      history.restoreSite(project, site, version, undefined, tagOf(newest, await sites.get(project, site))),
  };
}

function ofProject(project: string, signal: AbortSignal): Versions {
  const yes = (value: boolean): string => value ? t().yes : t().no;
  const dayText = (value: string): string => value === "" ? "–" : day(value);
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
          { label: t().starts, value: dayText(dayOf(result.starts)) }, { label: t().ends, value: dayText(dayOf(result.ends, true)) },
          { label: t().contactEmail, value: result.contact?.contact_email ?? "–" },
          { label: t().hasResearchPermit, value: yes(result.contact?.has_research_permit === true) },
          { label: t().canContact, value: yes(result.contact?.can_contact === true) },
          { label: t().adminPosting, value: yes(result.admin_posting) }, { label: t().autoPublish, value: yes(result.auto_publish) },
        ],
      };
    },
    restore: async (version, newest) => history.restoreProject(project, version, undefined, tagOf(newest, await projects.get(project))),
  };
}

const inLanguages = <T>(ask: (tag: string) => Promise<T>): Promise<T[]> => Promise.all(Object.keys(languages).map(ask));

// A language that has no texts answers with those of another one.
const ownTexts = (all: Information[]): Information[] =>
  all.filter(({ lang }, index) => all.findIndex((other) => other.lang === lang) === index);

const tagOf = (newest: number, present: Answer<unknown>): string | undefined =>
  seenTag(present, versionOf(present.headers["etag"]) === newest);
