import {
  BlocksClient, HistoryClient, LoginClient, MeClient, MemoriesClient, ModerationClient, MuistotError, NotificationsClient, ProjectBlocksClient, ProjectsClient,
  SearchClient, Session, SitesClient, TilesClient, type Answer, type Project, type Site, type TokenStore, type UserData,
} from "../../typescript/src/index";
import { language, t } from "./texts";

export type {
  Answer, Block, ChangeProjectForm, Decision, DecisionKind, DecisionResult, DigestFrequency, Information, Memory, OwnDecision, PermissionKind, Project, ProjectRole,
  QueueCounts, QueueItem, QueueState, ReportReason, Resource, SearchResult, Site, Statistics, ValidationError, Version,
} from "../../typescript/src/index";
export { MuistotError };

/** Where the service is: beside this page. */
export const base = new URL(".", location.href.split("#")[0]).href.replace(/\/$/, "");

/** What the process behind the page serves (Muistot.Api/Hosting/HomePage.cs). */
export const serves = (part: "data" | "login" | "admin"): boolean => document.querySelector(`meta[name=muistot-${part}]`) !== null;

/** The base map that the operator chose (Map:StyleUrl), and who is to be named below it. */
export function operatorMap(): { style: string; attribution: string } | undefined {
  const told = (name: string): string | undefined => document.querySelector<HTMLMetaElement>(`meta[name=muistot-map-${name}]`)?.content;
  const style = told("style");
  return style === undefined ? undefined : { style, attribution: told("attribution") || new URL(style).host };
}

const tokenKey = "muistot:token";
const lost = new EventTarget();

const store: TokenStore = {
  load: () => localStorage.getItem(tokenKey) ?? undefined,
  save(token) {
    seen.clear();
    if (token === undefined)
      localStorage.removeItem(tokenKey);
    else
      localStorage.setItem(tokenKey, token);
  },
};

export const session = new Session(base, { store, onLost: () => lost.dispatchEvent(new Event("lost")) });
export const onSessionLost = (handle: () => void): void => lost.addEventListener("lost", handle);
export const token = (): string | undefined => localStorage.getItem(tokenKey) ?? undefined;
export const isSignedIn = (): boolean => token() !== undefined;
export const isToken = (key: string | null): boolean => key === tokenKey;

export const projects = new ProjectsClient(base, session);
export const sites = new SitesClient(base, session);
export const memories = new MemoriesClient(base, session);
export const history = new HistoryClient(base, session);
export const login = new LoginClient(base, session);
export const me = new MeClient(base, session);
export const blocks = new ProjectBlocksClient(base, session);
export const blocksEverywhere = new BlocksClient(base, session);
export const notifications = new NotificationsClient(base, session);
export const moderation = new ModerationClient(base, session);
export const search = new SearchClient(base, session);
export const tiles = new TilesClient(base, session);

export type { UserData };

/** What lists and views are asked to add. */
export const extras = "languages,permissions,image_size";

/** The answer brings the resource along. */
export const whole = "return=representation";

/** The version that a tag names: `"7-sm.5f2c"` is version 7. */
export function versionOf(tag: string | undefined): number | undefined {
  const version = Number(/^(?:W\/)?"(\d+)-/.exec(tag ?? "")?.[1]);
  return Number.isInteger(version) ? version : undefined;
}

export const imageAddress = (name: string, width: number): string => `${base}/images/${encodeURIComponent(name)}?width=${width}`;

/** True when a request did not reach the service, or no answer came. */
export const isOffline = (error: unknown): boolean => error instanceof TypeError;

// For those who may see it: another session begins with nothing, also one of another tab. The first is the one that was seen longest ago.
const seen = new Map<string, unknown>();
const mostSeen = 20;
addEventListener("storage", ({ key }) => {
  if (key === null || isToken(key))
    seen.clear();
});

/** What the service says; without a network, what it said last: whoever has seen a place can write about it anywhere. */
async function orSeen<T>(name: string, ask: Promise<T>, keeps = true): Promise<T> {
  try {
    const answer = await ask;
    if (keeps) {
      seen.delete(name);
      seen.set(name, answer);
      for (const [oldest] of [...seen].slice(0, -mostSeen))
        seen.delete(oldest);
    }
    return answer;
  } catch (error) {
    if (isOffline(error) && seen.has(name))
      return seen.get(name) as T;
    throw error;
  }
}

export const readProject = (id: string, signal: AbortSignal): Promise<Answer<Project>> =>
  orSeen(`${id} ${language()}`, projects.get(id, language(), extras, signal));

/** A site; with its memories, if it is to be read and not written about. */
export const readSite = (project: string, id: string, withMemories: boolean, signal: AbortSignal): Promise<Answer<Site>> =>
  orSeen(`${project}/${id} ${language()}`, sites.get(project, id, withMemories, language(), extras, signal), withMemories);

/** True when someone else has changed what one was about to change. */
export const isConflict = (error: unknown): boolean => error instanceof MuistotError && (error.status === 409 || error.status === 412);

/** What went wrong, in a sentence. */
export function sentenceOf(error: unknown): string {
  if (isOffline(error))
    return t().offline;
  if (!(error instanceof MuistotError)) {
    console.error(error);
    return t().failed;
  }
  switch (error.status) {
    case 401: return t().sessionEnded;
    case 403: return t().forbidden;
    case 404: return t().notFound;
    case 409: case 412: return t().conflict;
    case 429: return t().tooFast(Number(error.headers["retry-after"] ?? 60));
    case 503: return t().unavailable(Number(error.headers["retry-after"] ?? NaN));
    default: return error.errors.map((each) => each.msg).join(" ") || error.error?.message || `${t().failed} (${error.status}).`;
  }
}
