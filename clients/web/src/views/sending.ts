import type { Field } from "./form";

const isText = (field: Element): field is HTMLInputElement | HTMLTextAreaElement =>
  field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement && !["checkbox", "radio", "file"].includes(field.type);

/** Does something, and lets nobody change a form meanwhile: what would be typed then is not sent, and would be lost. */
export async function whileSending(form: HTMLFormElement, act: () => Promise<void>): Promise<void> {
  if (form.getAttribute("aria-busy") === "true")
    return;
  const focused = document.activeElement;
  const open = [...form.querySelectorAll<Field | HTMLButtonElement>("input, textarea, select, button:not([type=submit])")]
    .filter((each) => !each.disabled && !(isText(each) && each.readOnly));
  const submit = form.querySelector("[type=submit]");
  const drops = [...form.querySelectorAll<HTMLElement>(".drop")];
  const set = (isLocked: boolean): void => {
    // Texts keep the focus that way.
    open.forEach((each) => isText(each) ? (each.readOnly = isLocked) : (each.disabled = isLocked));
    drops.forEach((each) => (each.inert = isLocked));
    for (const each of [form, submit])
      if (isLocked)
        each?.setAttribute("aria-busy", "true");
      else
        each?.removeAttribute("aria-busy");
  };
  set(true);
  try {
    await act();
  } finally {
    set(false);
    if (focused instanceof HTMLElement && focused.isConnected && document.activeElement === document.body)
      focused.focus({ preventScroll: true });
  }
}
