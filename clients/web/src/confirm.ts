import { button, h } from "./dom";
import { t } from "./texts";

/** Asks before what cannot be taken back. The question is closed by Escape too. */
export function confirmed(question: string, label: string): Promise<boolean> {
  return new Promise((answer) => {
    const dialog: HTMLDialogElement = h("dialog", { "aria-labelledby": "question", on: { close: () => {
      answer(dialog.returnValue === "yes");
      dialog.remove();
    } } },
    h("p", { id: "question" }, question),
    h("div", { class: "actions" },
      button(t().cancel, () => dialog.close(), { class: "quiet", autofocus: true }),
      button(label, () => dialog.close("yes"), { class: "quiet danger" })));
    document.body.append(dialog);
    dialog.showModal();
  });
}
