import { announce } from "../announce";
import { button, fill, h } from "../dom";
import { preview, reduce } from "../image";
import { imageAddress } from "../service";
import { t } from "../texts";

export interface ImageField {
  row: HTMLElement;
  /** What to send: a data URL, null to take the present image away, undefined when it stays. */
  value: () => string | null | undefined;
  /** Shows an image that a draft kept. */
  set: (dataUrl: string | undefined) => void;
}

/** A field for an image, chosen or dropped. */
export function imageField(present: string | undefined, changed: () => void): ImageField {
  let chosen: string | null | undefined;
  const shown = h("div", { class: "preview" });
  const file = h("input", {
    type: "file", accept: "image/*", name: "image", id: "field-image", "aria-describedby": "field-image-hint field-image-error",
    on: { change: () => void take(file.files?.[0]) },
  });
  const error = h("p", { class: "error", id: "field-image-error" });
  const remove = button(t().removeImage, () => {
    chosen = present === undefined ? undefined : null;
    file.value = "";
    show();
    changed();
    file.focus();
  }, { class: "quiet small" });

  async function take(blob: Blob | undefined): Promise<void> {
    if (blob === undefined)
      return;
    fill(error);
    try {
      chosen = await reduce(blob);
      show();
      changed();
      announce(t().imageChosen);
    } catch {
      fill(error, t().imageBad);
    }
  }

  function show(): void {
    const canvas = h("canvas", { role: "img", "aria-label": t().image });
    if (typeof chosen === "string")
      preview(chosen, canvas).catch(() => fill(error, t().imageBad));
    fill(shown, typeof chosen === "string" ? canvas
      : chosen === undefined && present !== undefined && h("img", { src: imageAddress(present, 640), alt: t().image }));
    remove.hidden = chosen === null || chosen === undefined && present === undefined;
  }

  const row = h("div", { class: "field drop", on: {
    dragover: (event) => {
      event.preventDefault();
      row.classList.add("over");
    },
    dragleave: () => row.classList.remove("over"),
    drop: (event) => {
      event.preventDefault();
      row.classList.remove("over");
      void take(event.dataTransfer?.files[0]);
    },
  } },
  h("label", { for: "field-image" }, t().image), h("p", { class: "hint", id: "field-image-hint" }, t().imageHint),
  file, error, shown, remove);
  show();
  return {
    row,
    value: () => chosen,
    set: (dataUrl) => {
      chosen = dataUrl;
      show();
    },
  };
}
