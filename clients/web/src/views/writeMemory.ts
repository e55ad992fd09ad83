import { announce } from "../announce";
import { go, withMap, type Context, type View } from "../app";
import { h } from "../dom";
import { toMemory, toSite } from "../route";
import { extras, history, memories, projects, sites, versionOf, whole, type Memory } from "../service";
import { language, t } from "../texts";
import { area, form, input } from "./form";
import { imageField } from "./imageField";
import { attempt, told } from "./parts";
import { trail } from "./site";

/** Writes a new memory, or changes one. */
export async function writeMemory({ route, signal, isFirst }: Context): Promise<View> {
  const [project, siteId] = [route.project!, route.site!];
  const [shown, place, present] = await Promise.all([
    projects.get(project, language(), extras, signal),
    sites.get(project, siteId, false, language(), extras, signal),
    route.memory === undefined ? undefined : memories.get(project, siteId, route.memory, undefined, signal),
  ]);
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
    const before = versionOf(present.headers["etag"]);
    await memories.change(project, siteId, present.result.id, body, undefined, present.headers["etag"]);
    leave(address);
    announce(t().saved, before === undefined ? undefined : { label: t().undo, press: () => undo(present.result, before) });
  }

  const undo = (memory: Memory, version: number): Promise<void> => attempt(async () => {
    await history.restoreMemory(project, siteId, memory.id, version);
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
    send,
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
