import { distance, go, type Context, type View } from "../../app";
import { button, h, type Child } from "../../dom";
import { here, toMemory, toProject, toSite } from "../../route";
import { extras, imageAddress, isSignedIn, projects, type PermissionKind, type Version } from "../../service";
import { language, languages, moment, nameOfLanguage, number, t } from "../../texts";
import { attempt, growing, told } from "../parts";
import { signIn } from "../signIn";
import { difference } from "./difference";
import { staffHead } from "./projectPage";
import { versionsOf, type Snapshot, type Versions } from "./versions";

/** The versions of a project, site or memory, and what one changed of the one before. */
export async function history(context: Context): Promise<View> {
  if (!isSignedIn())
    return signIn(context);
  const { route, signal } = context;
  const versions = versionsOf(route, signal);
  const [first, project] = await Promise.all([versions.list(), projects.get(route.project!, undefined, extras, signal)]);
  const newest = first.items[0]?.version ?? 1;
  const shown = Number(route.asked.get("version")) || newest;
  const [now, before] = await Promise.all([versions.get(shown), shown > 1 ? versions.get(shown - 1) : undefined]);
  const name = now.title ?? now.texts.find(({ lang }) => lang === language())?.name ?? now.texts[0]?.name ?? "";
  return {
    title: `${t().versions}: ${name}`,
    layout: "alone",
    content: [
      route.site === undefined ? staffHead(project.result, "history") : [
        h("p", { class: "trail" }, h("a", { href: "#/" }, t().home), " › ",
          h("a", { href: toProject(route.project!) }, told(project.result.info, "name")), " › ",
          h("a", { href: addressOf(route), dir: "auto" }, name)),
        h("h1", { tabindex: -1 }, `${t().versions}: `, h("span", { dir: "auto" }, name)),
      ],
      compared(now, before),
      mayRestore(versions, project.result.permissions, now) && shown !== newest && h("div", { class: "actions" },
        button(t().bringBack(shown), () => attempt(async () => {
          await versions.restore(shown, newest);
          go(here().replace(/\?.*$/, ""));
          return t().broughtBack(shown);
        }))),
      h("h2", {}, t().allVersions),
      growing(first, (version) => line(version, shown), versions.list),
    ],
  };
}

// Authors may bring back what is theirs. Whether a site is, its versions say.
const mayRestore = ({ kind }: Versions, permissions: PermissionKind[] | undefined, { own }: Snapshot): boolean =>
  permissions?.includes(kind === "project" ? "change" : "moderate") === true || own === true;

const addressOf = ({ project, site, memory }: Context["route"]): string =>
  memory === undefined ? toSite(project!, site!) : toMemory(project!, site!, memory);

function line(version: Version, shown: number): Child {
  return h("li", { class: "card" }, h("div", {},
    h("a", {
      href: `${here().replace(/\?.*$/, "")}?version=${version.version}`, "aria-current": version.version === shown ? "true" : undefined,
    }, t().version(version.version)),
    " ", h("strong", {}, t().actions[version.action]),
    h("p", { class: "small-print" }, h("time", { datetime: version.at }, moment(version.at)),
      version.by !== undefined && [" · ", h("span", { dir: "auto" }, version.by)],
      version.decision !== undefined && version.decision !== version.action && ` · ${t().decided[version.decision]}`)));
}

/** Two versions beside each other. What is in one of them alone is marked, in words too for those who do not see it. */
function compared(now: Snapshot, before: Snapshot | undefined): Child {
  const rows = rowsOf(now, before).filter(({ old, now: text }) => old !== undefined || text !== undefined);
  const column = (snapshot: Snapshot): Child => h("th", { scope: "col" }, t().version(snapshot.version),
    h("span", { class: "small-print" }, ` ${moment(snapshot.at)}`));
  return h("table", { class: before ? "versions" : "versions one" },
    h("caption", { class: "small-print" }, before ? t().compareHint : t().firstVersion),
    h("thead", {}, h("tr", {}, h("td"), before && column(before), column(now))),
    h("tbody", {}, rows.map(({ label, old, now: text, isChanged }) => h("tr", { class: isChanged && before ? "changed" : undefined },
      h("th", { scope: "row" }, label, isChanged && before && h("span", { class: "badge" }, t().changedHere)),
      before && h("td", { "data-label": t().version(before.version) }, old), h("td", { "data-label": t().version(now.version) }, text)))));
}

interface Row { label: string; old: Child; now: Child; isChanged: boolean }

function rowsOf(now: Snapshot, before: Snapshot | undefined): Row[] {
  const text = (label: string, old: string | undefined, present: string | undefined): Row =>
    before ? marked(label, old, present) : written(label, present);
  const tags = [...new Set([...now.texts, ...before?.texts ?? []].map(({ lang }) => lang))];
  const info = (snapshot: Snapshot | undefined, tag: string) => snapshot?.texts.find(({ lang }) => lang === tag);
  const suffix = (tag: string): string => tags.length > 1 || !(tag in languages) ? ` (${nameOfLanguage(tag)})` : "";
  return [
    text(t().title, before?.title, now.title), text(t().story, before?.story, now.story),
    ...(["name", "abstract", "description"] as const).flatMap((part) => {
      const rows = tags.map((tag) => ({ tag, old: info(before, tag)?.[part], now: info(now, tag)?.[part] }));
      // A text that is the same in all languages is that of one of them, which stands in for the others.
      const isOne = rows.every((row) => row.old === rows[0]!.old && row.now === rows[0]!.now);
      return (isOne ? rows.slice(0, 1) : rows).map((row) => text(t()[part] + (isOne ? "" : suffix(row.tag)), row.old, row.now));
    }),
    place(before, now), picture(before, now),
    plain(t().shownTo, before && (before.isPublished ? t().everyone : t().onlyStaff), now.isPublished ? t().everyone : t().onlyStaff),
    ...now.flags.map(({ label, value }, index) => plain(label, before?.flags[index]?.value, value)),
  ];
}

const written = (label: string, text: string | undefined): Row =>
  ({ label, old: undefined, now: text !== undefined && h("div", { class: "written", dir: "auto" }, text) || undefined, isChanged: false });

function marked(label: string, old: string | undefined, now: string | undefined): Row {
  const parts = difference(old ?? "", now ?? "");
  const side = (mine: "old" | "new"): Child => h("div", { class: "written", dir: "auto" }, parts
    .filter(({ is }) => is === "both" || is === mine)
    .map((part) => part.is === "both" ? part.text : h(mine === "old" ? "del" : "ins", {}, part.text)));
  return {
    label, old: old === undefined ? undefined : side("old"), now: now === undefined ? undefined : side("new"), isChanged: old !== now,
  };
}

const plain = (label: string, old: string | undefined, now: string | undefined): Row => ({ label, old, now, isChanged: old !== now });

function place({ place: old }: Partial<Snapshot> = {}, { place: now }: Snapshot): Row {
  const words = (at: Snapshot["place"]): string | undefined => at && `${at.latitude.toFixed(5)}, ${at.longitude.toFixed(5)}`;
  const moved = old && now ? distance(old, now) : 0;
  return {
    label: t().coordinates, old: words(old),
    now: now && [words(now), moved >= 0.5 && h("p", { class: "small-print" }, t().movedBy(number(Math.round(moved))))],
    isChanged: words(old) !== words(now),
  };
}

// Each version has an alias of its own for the same image: whether it is the same cannot be told by the name alone.
function picture({ image: old }: Partial<Snapshot> = {}, { image: now }: Snapshot): Row {
  const shown = (name: string | undefined): Child => name !== undefined && h("img", { src: imageAddress(name, 320), alt: t().image });
  const isChanged = (old === undefined) !== (now === undefined);
  return { label: t().image, old: shown(old) || undefined, now: shown(now) || undefined, isChanged };
}
