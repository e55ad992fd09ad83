import { announce } from "../announce";
import { comeBackTo, type Context, type View } from "../app";
import { seenTag, tagOfDeleted } from "../conditional";
import { confirmed } from "../confirm";
import { button, h, icon, icons, type Child } from "../dom";
import { to, toMemory, toProject } from "../route";
import {
  history, isSignedIn, memories, readProject, readSite, serves, sites, versionOf,
  type Memory, type PermissionKind, type Project, type Site,
} from "../service";
import { day, t } from "../texts";
import { reportReason, type Report } from "./report";
import { attempt, fallback, image, paragraphs, pictureOf, told, texts, waitingMark } from "./parts";

/** A site with its memories. */
export async function site({ route, signal, isSame }: Context): Promise<View> {
  const [projectId, siteId] = [route.project!, route.site!];
  const [{ result: project }, { result: shown, headers }] = await Promise.all([
    readProject(projectId, signal),
    readSite(projectId, siteId, true, signal),
  ]);
  const point = { latitude: shown.location.lat, longitude: shown.location.lon };
  const written = shown.memories ?? [];
  return {
    title: shown.info.name,
    collection: `${projectId}.sites`,
    content: [
      trail(project),
      h("h1", { tabindex: -1 }, told(shown.info, "name")),
      fallback(shown.info),
      shown.waiting_approval && h("p", { class: "notice" }, waitingMark(), " ", t().waitingHint),
      image(pictureOf(shown), shown.info.name),
      texts(shown.info, "abstract"), texts(shown.info, "description"),
      h("p", { class: "small-print" },
        `${t().coordinates}: ${point.latitude.toFixed(5)}, ${point.longitude.toFixed(5)}`,
        shown.creator !== undefined && ` · ${t().writtenBy(shown.creator)}`),
      h("div", { class: "actions" }, siteActions(projectId, shown, headers["etag"]),
        button([icon(icons.print), t().print], onPaper, { class: "quiet" })),
      h("h2", { id: "memories" }, t().memoriesHere),
      may(shown, "post") && h("p", {}, invitation(projectId, siteId)),
      written.length === 0 ? h("p", {}, t().noMemories)
        : h("div", { class: "memories" }, written.map((memory) => memoryArticle(projectId, siteId, memory, route.memory))),
    ],
    onMap: (map) => {
      map.mark(point);
      if (!isSame && !route.at)
        map.go(point);
    },
  };
}

// Images that nobody has scrolled to have not come yet.
async function onPaper(): Promise<void> {
  const images = [...document.querySelectorAll<HTMLImageElement>("main img")];
  images.forEach((each) => (each.loading = "eager"));
  await Promise.allSettled(images.map((each) => each.decode()));
  print();
}

// Who is not signed in may not post yet, and is shown the way.
const may = ({ permissions }: Site, what: "post"): boolean => serves("login") && (!isSignedIn() || permissions?.includes(what) !== false);

export function trail({ id, info }: Project): Child {
  return h("p", { class: "trail" }, h("a", { href: "#/" }, t().home), " › ", h("a", { href: toProject(id) }, told(info, "name")));
}

function invitation(project: string, site: string): Child {
  const address = to("projects", project, "sites", site, "new-memory");
  return isSignedIn()
    ? h("a", { class: "button", href: address }, t().writeMemory)
    : h("a", { class: "button", href: "#/sign-in", on: { click: () => comeBackTo(address) } }, t().signInToWrite);
}

function siteActions(project: string, { id, info, permissions = [], waiting_approval: waits }: Site, tag: string | undefined): Child {
  return [
    permissions.includes("change") && h("a", { class: "button quiet", href: to("projects", project, "sites", id, "edit") }, t().change),
    permissions.includes("publish") && button(waits ? t().publish : t().unpublish, () => attempt(async () => {
      await sites.publish(project, id, waits === true, undefined, tag);
      return waits ? t().published : t().unpublished;
    }), { class: "quiet" }),
    permissions.includes("delete") && button(t().remove, () => remove(permissions, {
      tag: async () => tag,
      remove: () => sites.delete(project, id, tag),
      restore: async (version, deleted) =>
        history.restoreSite(project, id, version, undefined, await tagOfDeleted(project, "site", id, deleted)),
      leave: () => void (location.hash = toProject(project)),
    }), { class: "quiet danger" }),
    permissions.includes("change")
      && h("a", { class: "button quiet", href: to("projects", project, "sites", id, "history") }, t().versions),
    permissions.includes("report")
      && button(t().report, () => report(info.name, (why) => sites.report(project, id, why)), { class: "quiet" }),
  ];
}

function memoryArticle(project: string, site: string, memory: Memory, asked: number | undefined): HTMLElement {
  const heading = `memory-${memory.id}`;
  return h("article", { "aria-labelledby": heading, class: memory.id === asked ? "memory asked" : "memory" },
    h("h3", { id: heading, dir: "auto", tabindex: -1 }, memory.title),
    h("p", { class: "small-print" },
      memory.user !== undefined && `${t().writtenBy(memory.user)} · `,
      h("a", { href: toMemory(project, site, memory.id) }, h("time", { datetime: memory.modified_at }, day(memory.modified_at))),
      memory.own && [" ", h("span", { class: "badge own" }, t().own)], memory.waiting_approval && [" ", waitingMark()]),
    image(memory, memory.title),
    paragraphs(memory.story),
    h("div", { class: "actions" }, memoryActions(project, site, memory)));
}

function memoryActions(project: string, site: string, memory: Memory): Child {
  const { id, title, permissions = [], waiting_approval: waits } = memory;
  const about = (verb: string): string => `${verb}: ${title}`;
  const tag = async (): Promise<string | undefined> => {
    const present = await memories.get(project, site, id);
    return seenTag(present, present.result.modified_at === memory.modified_at);
  };
  return [
    permissions.includes("change") && h("a", {
      class: "button quiet small", href: to("projects", project, "sites", site, "memories", id, "edit"), "aria-label": about(t().change),
    }, t().change),
    permissions.includes("publish") && button(waits ? t().publish : t().unpublish, () => attempt(async () => {
      await memories.publish(project, site, id, waits === true, undefined, await tag());
      return waits ? t().published : t().unpublished;
    }), { class: "quiet small", "aria-label": about(waits ? t().publish : t().unpublish) }),
    permissions.includes("delete") && button(t().remove, () => remove(permissions, {
      tag,
      remove: (seen) => memories.delete(project, site, id, seen),
      restore: async (version, deleted) =>
        history.restoreMemory(project, site, id, version, undefined, await tagOfDeleted(project, "memory", id, deleted)),
    }), { class: "quiet small danger", "aria-label": about(t().remove) }),
    permissions.includes("change") && h("a", {
      class: "button quiet small", "aria-label": about(t().versions),
      href: to("projects", project, "sites", site, "memories", id, "history"),
    }, t().versions),
    permissions.includes("report") && button(t().report, () => report(title, (why) => memories.report(project, site, id, why)), {
      class: "quiet small", "aria-label": about(t().report),
    }),
  ];
}

async function report(name: string, send: (why: Report) => Promise<unknown>): Promise<void> {
  const why = await reportReason(name);
  if (why)
    await attempt(async () => {
      await send(why);
      return t().reported;
    });
}

interface Removal {
  /** The tag of the version that is shown. */
  tag: () => Promise<string | undefined>;
  remove: (tag: string | undefined) => Promise<unknown>;
  restore: (version: number, deleted: number) => Promise<unknown>;
  leave?: () => void;
}

/** Deletes something. Those who moderate can take it back afterwards; others are asked before. */
async function remove(permissions: PermissionKind[], { tag, remove, restore, leave }: Removal): Promise<void> {
  const canRestore = permissions.includes("publish");
  if (!canRestore && !await confirmed(t().reallyRemove, t().remove))
    return;
  await attempt(async () => {
    const seen = await tag();
    const version = versionOf(seen);
    await remove(seen);
    leave?.();
    announce(t().removed, !canRestore || version === undefined ? undefined : {
      label: t().undo,
      press: () => attempt(async () => {
        // Deleting it has made one version of it.
        await restore(version, version + 1);
        return t().undone;
      }),
    });
    return undefined;
  });
}
