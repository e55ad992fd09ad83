import { button, h, type Child } from "../dom";
import { save } from "../download";
import { base, me as service } from "../service";
import { moment, t } from "../texts";
import { attempt, section } from "./parts";

// The address is the public one. Whoever reads this page at another fetches the copy there, and is known there.
const besideUs = (url: string): string => `${base}/me/export/${url.split("/").at(-1)!}`;

/** A copy of what the service knows about a person. */
export async function exportSection(signal: AbortSignal): Promise<Child> {
  const { result: { state, expires_at: until, url } } = await service.getExport(signal);
  const ask = (): Promise<void> => attempt(async () => {
    await service.requestExport();
    return t().exportAsked;
  });
  return section(t().myExport, h("p", { class: "hint" }, t().exportStates[state]),
    state === "ready" && until !== undefined && h("p", { class: "small-print" }, t().exportUntil(moment(until))),
    h("div", { class: "actions" },
      url !== undefined && button(t().exportFetch, () => save(besideUs(url), "muistot.zip")),
      state === "working" ? button(t().exportLook, () => attempt(() => Promise.resolve(undefined)), { class: "quiet" })
        : button(t().exportAsk, ask, { class: "quiet" })));
}
