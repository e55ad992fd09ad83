// The address bar names the view and the place of the map: what is copied from it leads back to exactly that.

export interface Position {
  zoom: number;
  latitude: number;
  longitude: number;
}

/** Pages of a project beside the one that readers see. */
const projectPages = ["new-site", "settings", "people", "exchange", "statistics", "history"] as const;

export interface Route {
  view: "home" | "project" | "site" | "search" | "sign-in" | "login-link" | "erasure-link" | "me"
    | "edit-site" | "new-memory" | "edit-memory" | "moderation" | "decisions" | "new-project" | "blocked" | typeof projectPages[number] | "none";
  project?: string;
  site?: string;
  memory?: number;
  words?: string;
  /** What is behind the question mark, apart from the place of the map. */
  asked: URLSearchParams;
  at?: Position;
}

const loginLink = "#email-login:";
const erasureLink = "#erase-account:";
const isLink = (hash: string): boolean => hash.startsWith(loginLink) || hash.startsWith(erasureLink);

export function parse(hash: string): Route {
  if (hash.startsWith(loginLink))
    return { view: "login-link", asked: new URLSearchParams() };
  if (hash.startsWith(erasureLink))
    return { view: "erasure-link", asked: new URLSearchParams() };
  const [path = "", query = ""] = hash.replace(/^#/, "").split("?");
  const parameters = new URLSearchParams(query);
  const at = positionOf(parameters.get("at"));
  return { ...viewOf(stepsOf(path), parameters), asked: parameters, ...at && { at } };
}

export const loginOf = (hash: string): URLSearchParams => new URLSearchParams(hash.slice(loginLink.length));
export const erasureOf = (hash: string): URLSearchParams => new URLSearchParams(hash.slice(erasureLink.length));

function stepsOf(path: string): string[] {
  try {
    return path.split("/").filter((step) => step !== "").map(decodeURIComponent);
  } catch {
    return ["?"];
  }
}

type Steps = Omit<Route, "asked" | "at">;

function viewOf(steps: string[], parameters: URLSearchParams): Steps {
  const [first, project] = steps;
  if (first === undefined)
    return { view: "home" };
  if (first === "search")
    return { view: "search", words: parameters.get("q") ?? "" };
  if ((first === "sign-in" || first === "me" || first === "moderation" || first === "new-project" || first === "blocked")
    && project === undefined)
    return { view: first };
  if (first === "moderation" && project === "decisions")
    return { view: "decisions" };
  return first === "projects" && project !== undefined ? viewIn(project, steps.slice(2)) : { view: "none" };
}

function viewIn(project: string, [second, site, third, memory, last]: string[]): Steps {
  if (second === undefined)
    return { view: "project", project };
  const page = projectPages.find((each) => each === second);
  if (page !== undefined)
    return { view: page, project };
  if (second !== "sites" || site === undefined)
    return { view: "none" };
  if (third === "history")
    return { view: "history", project, site };
  if (third === undefined)
    return { view: "site", project, site };
  if (third === "edit")
    return { view: "edit-site", project, site };
  if (third === "new-memory")
    return { view: "new-memory", project, site };
  if (third !== "memories" || !/^\d+$/.test(memory ?? ""))
    return { view: "none" };
  const view = last === "edit" ? "edit-memory" : last === "history" ? "history" : "site";
  return { view, project, site, memory: Number(memory) };
}

function positionOf(text: string | null): Position | undefined {
  const [zoom, latitude, longitude] = (text ?? "").split("/").map(Number);
  return [zoom, latitude, longitude].every(Number.isFinite) && text !== null && Math.abs(latitude!) <= 90
    ? { zoom: zoom!, latitude: latitude!, longitude: longitude! }
    : undefined;
}

/** The address of a view: its steps, each escaped. */
export function to(...steps: (string | number)[]): string {
  return `#/${steps.map((step) => encodeURIComponent(step)).join("/")}`;
}

export const toProject = (project: string): string => to("projects", project);
export const toSite = (project: string, site: string): string => to("projects", project, "sites", site);
export const toMemory = (project: string, site: string, memory: number): string =>
  to("projects", project, "sites", site, "memories", memory);
/** The queue of moderators: what is in a state, of a project and a kind, or of all. */
export const toQueue = (filters: Record<string, string | null | undefined> = {}): string => {
  const given = Object.entries(filters).filter((each): each is [string, string] => Boolean(each[1]));
  return `#/moderation${given.length === 0 ? "" : `?${new URLSearchParams(given)}`}`;
};
export const toSearch = (words: string): string => `#/search?${new URLSearchParams({ q: words })}`;

/** Writes the place of the map into the address, without a step in the history. */
export function keepPosition({ zoom, latitude, longitude }: Position): void {
  const hash = location.hash || "#/";
  if (isLink(hash))
    return;
  const [path = "#/", query = ""] = hash.split("?");
  const parameters = new URLSearchParams(query);
  parameters.delete("at");
  const rest = parameters.toString();
  const at = `at=${zoom.toFixed(2)}/${latitude.toFixed(5)}/${longitude.toFixed(5)}`;
  window.history.replaceState(null, "", `${path}?${rest === "" ? "" : `${rest}&`}${at}`);
}

/** The place where one is, without that of the map. */
export const here = (): string => isLink(location.hash) ? "#/" : location.hash.replace(/[?&]at=[^&]*/, "") || "#/";
