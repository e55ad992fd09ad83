// The address bar names the view and the place of the map: what is copied from it leads back to exactly that.

export interface Position {
  zoom: number;
  latitude: number;
  longitude: number;
}

export interface Route {
  view: "home" | "project" | "site" | "search" | "sign-in" | "login-link" | "me"
    | "new-site" | "edit-site" | "new-memory" | "edit-memory" | "none";
  project?: string;
  site?: string;
  memory?: number;
  words?: string;
  at?: Position;
}

const loginLink = "#email-login:";

export function parse(hash: string): Route {
  if (hash.startsWith(loginLink))
    return { view: "login-link" };
  const [path = "", query = ""] = hash.replace(/^#/, "").split("?");
  const parameters = new URLSearchParams(query);
  const at = positionOf(parameters.get("at"));
  return { ...viewOf(stepsOf(path), parameters), ...at && { at } };
}

export const loginOf = (hash: string): URLSearchParams => new URLSearchParams(hash.slice(loginLink.length));

function stepsOf(path: string): string[] {
  try {
    return path.split("/").filter((step) => step !== "").map(decodeURIComponent);
  } catch {
    return ["?"];
  }
}

function viewOf([first, project, second, site, third, memory, last]: string[], parameters: URLSearchParams): Route {
  if (first === undefined)
    return { view: "home" };
  if (first === "search")
    return { view: "search", words: parameters.get("q") ?? "" };
  if ((first === "sign-in" || first === "me") && project === undefined)
    return { view: first };
  if (first !== "projects" || project === undefined)
    return { view: "none" };
  if (second === undefined)
    return { view: "project", project };
  if (second === "new-site")
    return { view: "new-site", project };
  if (second !== "sites" || site === undefined)
    return { view: "none" };
  if (third === undefined)
    return { view: "site", project, site };
  if (third === "edit")
    return { view: "edit-site", project, site };
  if (third === "new-memory")
    return { view: "new-memory", project, site };
  if (third !== "memories" || !/^\d+$/.test(memory ?? ""))
    return { view: "none" };
  return { view: last === "edit" ? "edit-memory" : "site", project, site, memory: Number(memory) };
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
export const toSearch = (words: string): string => `#/search?${new URLSearchParams({ q: words })}`;

/** Writes the place of the map into the address, without a step in the history. */
export function keepPosition({ zoom, latitude, longitude }: Position): void {
  const hash = location.hash || "#/";
  if (hash.startsWith(loginLink))
    return;
  const [path = "#/", query = ""] = hash.split("?");
  const parameters = new URLSearchParams(query);
  parameters.delete("at");
  const rest = parameters.toString();
  const at = `at=${zoom.toFixed(2)}/${latitude.toFixed(5)}/${longitude.toFixed(5)}`;
  window.history.replaceState(null, "", `${path}?${rest === "" ? "" : `${rest}&`}${at}`);
}

/** The place where one is, without that of the map. */
export const here = (): string => location.hash.startsWith(loginLink) ? "#/" : location.hash.replace(/[?&]at=[^&]*/, "") || "#/";
