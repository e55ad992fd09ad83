import { announce } from "../announce";
import { forgetMe, renew, type Context, type View } from "../app";
import { button, fill, h } from "../dom";
import { dropAllDrafts } from "../drafts";
import { erasureOf } from "../route";
import { me as service, MuistotError, sentenceOf, session } from "../service";
import { language, t } from "../texts";
import { attempt, section } from "./parts";

/** Asks for one's account to be erased. */
export function erasureSection(): Node {
  const ask = (contributions: "keep" | "delete") => () => attempt(async () => {
    await service.requestErasure(contributions, language());
    return t().erasureMailSent;
  });
  return section(t().forErasure, h("p", {}, t().erasureHint), h("div", { class: "actions" },
    button(t().eraseKeep, ask("keep"), { class: "quiet danger" }), button(t().eraseDelete, ask("delete"), { class: "quiet danger" })));
}

/** What the link in a mail leads to. A press is asked for, because mail scanners open links too, and this cannot be taken back. */
export function erasureLink(_context: Context): View {
  const token = erasureOf(location.hash).get("token") ?? "";
  const content = h("div", { class: "stack" });
  const title = (): Node => h("h1", { tabindex: -1 }, t().forErasure);
  const erase = async (): Promise<void> => {
    try {
      await service.confirmErasure(token);
      await session.forget();
      dropAllDrafts();
      forgetMe();
      window.history.replaceState(null, "", "#/");
      renew();
      announce(t().erased);
    } catch (error) {
      const used = error instanceof MuistotError && error.status === 404;
      fill(content, title(), h("p", { role: "status", class: "notice" }, used ? t().erasureLinkUsed : sentenceOf(error)));
      content.querySelector("h1")?.focus();
    }
  };
  fill(content, title(), h("p", {}, t().erasureFollowed),
    h("div", { class: "actions" }, button(t().eraseNow, erase, { class: "quiet danger" })));
  return { title: t().forErasure, content: [content] };
}
