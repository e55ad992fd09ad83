// The page around the views: what stays while one goes from view to view.
import { announce, announcer, silence } from "./announce";
import { forgetMe, onRender, useMap, whoAmI, withMap, type Context, type View } from "./app";
import { button, fill, h, icon, icons } from "./dom";
import { drawBadge } from "./badge";
import { makeMap, type MapTold } from "./mapPane";
import { parse, toSearch, type Route } from "./route";
import { isSignedIn, isToken, MuistotError, onSessionLost, sentenceOf, serves } from "./service";
import { language, languages, speak, t, type Language } from "./texts";
import { views } from "./views/all";
import { leaveToSignIn } from "./views/signIn";

const content = h("main", { id: "content" });
const header = h("header", { class: "bar" });
const badge = h("a", { class: "account", href: "#/moderation", hidden: true });
const pane = h("section", { class: "pane" });
const about = document.querySelector<HTMLElement>(".about");

let shown: View | undefined;
let route: Route = { view: "none", asked: new URLSearchParams() };
// Where the view that is shown belongs: one that was left before it came has never been anywhere.
let shownAt = route;
let isOther = true;
let turns = 0;
let latest = Promise.resolve();

// Requests of a view that was left run to their end: the same one, asked again while the first is given up, was seen to come back unreadable.
const { signal } = new AbortController();
let isFirst = true;

export function start(): void {
  const told: MapTold = {
    moved: () => shown?.onMoved?.(),
    shown: (places) => shown?.onShown?.(places),
    several: (list) => fill(several, list),
  };
  const skip = h("a", { class: "skip", href: "#content", on: { click: (event) => {
    event.preventDefault();
    heading()?.focus();
  } } });
  skip.id = "skip";
  const several = h("div", { class: "several" });
  document.getElementById("app")!.replaceChildren(skip, header, h("div", { class: "columns" }, pane,
    h("div", { class: "reading" }, several, content, about)), announcer);
  onRender(() => render(true));
  window.addEventListener("hashchange", () => {
    fill(several);
    silence(1000);
    void render(false);
  });
  document.addEventListener("keydown", (event) => shown?.onKey?.(event));
  window.addEventListener("storage", ({ key }) => {
    if (isToken(key)) {
      forgetMe();
      void render(true);
    }
  });
  onSessionLost(() => {
    forgetMe();
    leaveToSignIn();
    drawHeader();
    announce(t().sessionEnded, { label: t().signIn, press: () => void (location.hash = "#/sign-in") });
  });
  if (serves("data"))
    useMap(makeMap(pane, told, parse(location.hash).at));
  void render(false);
}

const heading = (): HTMLElement | null => content.querySelector("h1");

function drawHeader(): void {
  const words = h("input", { type: "search", name: "q", "aria-label": t().searchFor, placeholder: t().search, maxlength: 200 });
  words.value = route.words ?? "";
  const choose = (tag: Language): HTMLElement => button(languages[tag], () => {
    speak(tag);
    withMap((map) => map.refresh());
    void render(true).then(() => header.querySelector<HTMLElement>(`[lang=${tag}]`)?.focus());
  }, { lang: tag, class: "language", "aria-pressed": tag === language() ? "true" : "false" });
  fill(header,
    h("a", { class: "brand", href: "#/" }, "Muistot"),
    serves("data") && h("form", { role: "search", class: "search", on: { submit: (event) => {
      event.preventDefault();
      if (words.value.trim() !== "")
        location.hash = toSearch(words.value.trim());
    } } }, words, h("button", { type: "submit", "aria-label": t().search, class: "quiet" }, icon(icons.search))),
    h("div", { class: "languages", role: "group", "aria-label": t().language }, choose("fi"), choose("en")),
    serves("admin") && isSignedIn() && badge,
    serves("login") && (isSignedIn()
      ? h("a", { class: "account", href: "#/me" }, icon(icons.person), h("span", {}, t().account))
      : h("a", { class: "account", href: "#/sign-in", on: { click: leaveToSignIn } }, icon(icons.person), h("span", {}, t().signIn))));
  if (serves("admin"))
    void drawBadge(badge);
  pane.setAttribute("aria-label", t().map);
  pane.dispatchEvent(new Event("language"));
  document.documentElement.lang = language();
  document.getElementById("skip")!.textContent = t().skip;
}

/** Shows where one is. Has come to its end when that is shown, also when another way was taken meanwhile. */
function render(isSame: boolean): Promise<void> {
  latest = show(isSame);
  return latest;
}

async function show(isSame: boolean): Promise<void> {
  const turn = ++turns;
  route = parse(location.hash);
  if (shown?.leave && !isSame)
    shown.leave();
  isOther ||= !isSame;
  drawHeader();
  const context: Context = { route, signal, isSame: !isOther, isFirst };
  content.setAttribute("aria-busy", "true");
  const view = await viewOf(context);
  if (turn !== turns)
    return latest;
  content.removeAttribute("aria-busy");
  shown = view;
  document.title = view.title === "Muistot" ? `Muistot – ${t().tagline}` : `${view.title} – Muistot`;
  lay(view);
  const again = isOther ? () => undefined : typedIn(content);
  fill(content, view.content);
  again();
  showOnMap(view, route, shownAt);
  if (isOther && !isFirst)
    arrive();
  shownAt = route;
  [isOther, isFirst] = [false, false];
}

/** What is typed into the forms that keep no drafts. The same view, made anew, is given it again. */
function typedIn(shownNow: HTMLElement): () => void {
  const focused = shownNow.contains(document.activeElement) ? document.activeElement : null;
  const typed = [...shownNow.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("form:not([novalidate]) :is(input, textarea)[id]")]
    .filter(({ value, defaultValue }) => value !== defaultValue);
  return () => {
    for (const { id, value } of typed) {
      const field = document.getElementById(id);
      if (field instanceof HTMLInputElement && field.type !== "file" || field instanceof HTMLTextAreaElement)
        field.value = value;
    }
    if (focused)
      likeIt(focused).focus({ preventScroll: true });
  };
}

/** What has taken the place of an element in the view made anew: the one of the same id or name, or the heading when it is gone. */
function likeIt({ id, tagName, ariaLabel, textContent }: Element): HTMLElement {
  const same = id !== "" ? document.getElementById(id) : [...content.querySelectorAll<HTMLElement>(tagName)]
    .find((each) => each.ariaLabel === ariaLabel && each.textContent === textContent);
  return same ?? heading()!;
}

function lay({ layout }: View): void {
  document.body.classList.toggle("map-beside", layout === "beside");
  document.body.classList.toggle("without-map", layout === "alone" || !serves("data"));
  withMap((map) => map.resize());
}

async function viewOf(context: Context): Promise<View> {
  try {
    if (isSignedIn() && serves("data"))
      await whoAmI().catch(() => undefined);
    return await views[context.route.view](context);
  } catch (error) {
    const missing = error instanceof MuistotError && error.status === 404;
    return {
      title: missing ? t().notFoundTitle : t().failed,
      content: [
        h("p", { class: "trail" }, h("a", { href: "#/" }, t().home)),
        h("h1", { tabindex: -1 }, missing ? t().notFoundTitle : t().failed), h("p", {}, sentenceOf(error)),
        !missing && h("div", { class: "actions" }, button(t().again, () => render(true))),
      ],
    };
  }
}

function showOnMap(view: View, { view: name, words, at }: Route, before: Route): void {
  withMap((map) => {
    map.show(view.collection ?? "sites");
    if (name !== before.view || words !== before.words)
      map.showResults([]);
    if (at && (before.at?.zoom !== at.zoom || before.at.latitude !== at.latitude))
      map.jump(at);
    view.onMap?.(map);
    map.tell();
  });
}

// Someone who goes on hears where they have come: the heading is read, and the next Tab goes on from there.
function arrive(): void {
  const asked = document.querySelector<HTMLElement>(".memory.asked h3");
  (asked ?? heading())?.focus({ preventScroll: true });
  if (asked)
    asked.scrollIntoView({ block: "start" });
  else
    document.querySelector(".reading")!.scrollTo({ top: 0 });
}
