import { type Context, type View } from "../../app";
import { h, type Child } from "../../dom";
import { toQueue } from "../../route";
import { isSignedIn, moderation, type Decision } from "../../service";
import { moment, t } from "../../texts";
import { growing, reasonText } from "../parts";
import { signIn } from "../signIn";
import { historyOf } from "./things";

/** Who decided what, when and why. */
export async function decisions(context: Context): Promise<View> {
  if (!isSignedIn())
    return signIn(context);
  const page = async (cursor?: string) => (await moderation.listDecisions(50, cursor, context.signal)).result;
  const first = await page();
  return {
    title: t().decisionLog,
    layout: "alone",
    content: [
      h("p", { class: "trail" }, h("a", { href: toQueue() }, t().moderation)),
      h("h1", { tabindex: -1 }, t().decisionLog),
      first.items.length === 0 ? h("p", {}, t().nothing) : growing(first, line, page),
    ],
  };
}

function line(decision: Decision): Child {
  const { at, by, type, identifier, parents, version, reason, note } = decision;
  return h("li", { class: "card" }, h("div", {},
    h("p", {}, h("strong", {}, t().decided[decision.decision]), " · ", t().kinds[type], " ",
      h("a", { href: historyOf(decision), dir: "auto" },
        [parents?.project, parents?.site, identifier].filter((each) => each !== undefined).join(" › ")),
      " ", h("span", { class: "fallback" }, t().version(version))),
    h("p", { class: "small-print" }, h("time", { datetime: at }, moment(at)), by !== undefined && [" · ", h("span", { dir: "auto" }, by)]),
    reason !== undefined && h("p", {}, `${t().reason}: `, h("span", { dir: "auto" }, reasonText(reason))),
    note !== undefined && h("p", {}, `${t().noteToStaff}: `, h("span", { dir: "auto" }, note))));
}
