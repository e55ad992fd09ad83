import { button, fill, h } from "./dom";
import { t } from "./texts";

const toast = h("div", { class: "toast", hidden: true });
let saidAt = 0;

/** The place where the page says what happened; screen readers read it out. */
export const announcer = h("div", { role: "status", "aria-live": "polite", class: "announcer" }, toast);

export interface Action {
  label: string;
  press: () => void | Promise<void>;
}

/** Says something. It stays until something else is said, or one goes on: nobody has to read fast. */
export function announce(text: string, action?: Action): void {
  fill(toast, h("p", { class: "toast-text" }, text),
    action && button(action.label, async () => {
      silence();
      await action.press();
    }, { class: "small" }),
    button("×", () => silence(), { class: "quiet small", "aria-label": t().close }));
  toast.hidden = false;
  saidAt = performance.now();
}

/** Takes back what was said, unless it was said within so many milliseconds. */
export function silence(within = 0): void {
  if (performance.now() - saidAt < within)
    return;
  toast.hidden = true;
  fill(toast);
}
