import { announce } from "../announce";
import { go, withMap, type Context, type View } from "../app";
import { h, type Child } from "../dom";
import { toMemory, toSite } from "../route";
import { history, memories, readProject, readSite, versionOf, whole, type Memory } from "../service";
import { t } from "../texts";
import { area, form, input } from "./form";
import { imageField } from "./imageField";
import { attempt, paragraphs, told } from "./parts";
import { trail } from "./site";

/** Writes a new memory, or changes one. */
export async function writeMemory({ route, signal, isFirst }: Context): Promise<View> {
  const [project, siteId] = [route.project!, route.site!];
  const [shown, place, found] = await Promise.all([
    readProject(project, signal),
    readSite(project, siteId, false, signal),
    route.memory === undefined ? undefined : memories.get(project, siteId, route.memory, undefined, signal),
  ]);
  let present = found;
  const title = input("title", t().title, { required: true, autocomplete: "off", dir: "auto" });
  const story = area("story", t().story, 10);
  const picture = imageField(present?.result.image, present?.result.image_alt, () => made.keep());
  const heading = present ? t().changeMemory : t().writeMemory;
  const address = present ? toMemory(project, siteId, present.result.id) : toSite(project, siteId);

  async function send(): Promise<void> {
    const image = picture.value();
    const body = {
      title: title.field.value.trim(), story: story.field.value.trim() || null, image_alt: picture.alt(),
      ...image !== undefined && { image },
    };
    if (!present) {
      const { result } = await memories.create(project, siteId, body, whole);
      leave(toMemory(project, siteId, result!.id));
      announce(result!.waiting_approval ? t().sentWaiting : t().sentPublished);
      return;
    }
    const [before, changed] = [versionOf(present.headers["etag"]), present.result];
    const { headers } = await memories.change(project, siteId, changed.id, body, undefined, present.headers["etag"]);
    leave(address);
    announce(t().saved, before === undefined ? undefined : { label: t().undo, press: () => undo(changed, before, headers["etag"]) });
  }

  /** What someone else has made of it: what is sent next is a change of that. */
  async function learn(): Promise<Child> {
    present = await memories.get(project, siteId, route.memory!);
    return [h("p", { dir: "auto" }, h("strong", {}, present.result.title)), paragraphs(present.result.story)];
  }

  const undo = (memory: Memory, version: number, tag: string | undefined): Promise<void> => attempt(async () => {
    await history.restoreMemory(project, siteId, memory.id, version, undefined, tag);
    return t().undone;
  });

  function leave(to: string): void {
    withMap((map) => map.refresh());
    go(to);
  }

  const made = form({
    draft: route.memory === undefined ? `memory:${project}/${siteId}` : `memory:${project}/${siteId}/${route.memory}`,
    fields: [title, story],
    values: { title: present?.result.title ?? "", story: present?.result.story ?? "" },
    filled: (draft) => picture.set(draft),
    extra: () => picture.draft(),
    check: () => title.field.value.trim() === "" ? { title: t().required } : {} as Record<string, string>,
    ready: picture.ready,
    send,
    ...present && { learn, tag: present.headers["etag"] },
    content: [title.row, story.row, picture.row],
    label: present ? t().save : t().send,
    cancel: address,
  });
  return {
    title: heading,
    collection: `${project}.sites`,
    content: [
      trail(shown.result),
      h("h1", { tabindex: -1 }, heading),
      h("p", { class: "lead" }, h("a", { href: toSite(project, siteId) }, told(place.result.info, "name"))),
      made.element,
    ],
    onMap: (map) => {
      const point = { latitude: place.result.location.lat, longitude: place.result.location.lon };
      map.mark(point);
      if (isFirst && !route.at)
        map.go(point);
    },
  };
}
