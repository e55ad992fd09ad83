// Decisions with words: why, what other moderators should know, and what the author is told.
import { button, h } from "../../dom";
import type { DecisionKind } from "../../service";
import { t } from "../../texts";
import { area, input } from "../form";
import { choiceLook } from "./queueCard";
import type { Words } from "./things";

const longest = 1000;

/** Asks for a decision with words. Nothing, when the question is closed. */
export function decisionWithWords(about: string, choices: DecisionKind[]): Promise<{ decision: DecisionKind; words: Words } | undefined> {
  return new Promise((answer) => {
    let decision: DecisionKind | undefined;
    const reason = input("reason", t().reason, { maxlength: longest, autocomplete: "off" });
    const note = input("note", t().noteToStaff, { maxlength: longest, autocomplete: "off" });
    const message = area("message_to_author", t().messageToAuthor, 4, { maxlength: longest });
    const dialog: HTMLDialogElement = h("dialog", { class: "wide", "aria-labelledby": "decision-about", on: { close: () => {
      dialog.remove();
      answer(decision && { decision, words: {
        reason: reason.field.value, note: note.field.value, message_to_author: message.field.value,
      } });
    } } },
    h("h2", { id: "decision-about", dir: "auto" }, about),
    h("div", { class: "stack" }, reason.row, note.row, message.row),
    h("div", { class: "actions" }, choices.map((each) => button(t().decisions[each], () => {
      decision = each;
      dialog.close();
    }, choiceLook(each, "", about))), button(t().cancel, () => dialog.close(), { class: "quiet" })));
    document.body.append(dialog);
    dialog.showModal();
  });
}
