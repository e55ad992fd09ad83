// Asks why something is reported.
import { button, h } from "../dom";
import type { ReportReason } from "../service";
import { t } from "../texts";
import { area } from "./form";

const reasons: ReportReason[] = ["spam", "offensive", "personal_data", "copyright", "wrong_place", "other"];

export interface Report { reason: ReportReason; text?: string }

/** Why, in one of the reasons that there are and in words; nothing, when the question is closed. */
export function reportReason(name: string): Promise<Report | undefined> {
  return new Promise((answer) => {
    let report: Report | undefined;
    const text = area("text", t().inOwnWords, 3, { maxlength: 1000 });
    const form = h("form", { class: "stack", on: { submit: (event) => {
      event.preventDefault();
      const reason = new FormData(form).get("reason") as ReportReason;
      const words = text.field.value.trim();
      report = { reason, ...words !== "" && { text: words } };
      dialog.close();
    } } },
    h("fieldset", {}, h("legend", {}, t().whyReport), reasons.map((reason, index) => h("label", { class: "tick" },
      h("input", { type: "radio", name: "reason", value: reason, required: true, autofocus: index === 0 }), " ", t().reasons[reason]))),
    text.row,
    h("div", { class: "actions" }, h("button", { type: "submit" }, t().report),
      button(t().cancel, () => dialog.close(), { class: "quiet" })));
    const dialog: HTMLDialogElement = h("dialog", { "aria-labelledby": "report-about", on: { close: () => {
      dialog.remove();
      answer(report);
    } } }, h("h2", { id: "report-about", dir: "auto" }, `${t().report}: ${name}`), form);
    document.body.append(dialog);
    dialog.showModal();
  });
}
