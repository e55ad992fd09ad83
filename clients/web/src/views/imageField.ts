import { announce } from "../announce";
import type { Draft } from "../drafts";
import { button, fill, h } from "../dom";
import { preview, reduce } from "../image";
import { imageAddress } from "../service";
import { t } from "../texts";
import { input } from "./form";

export interface ImageField {
  row: HTMLElement;
  /** What to send: a data URL, null to take the present image away, undefined when it stays. */
  value: () => string | null | undefined;
  /** What is said of the image, or null. */
  alt: () => string | null;
  /** What a draft keeps. */
  draft: () => Draft;
  /** Waits until what was chosen is ready to be sent. */
  ready: () => Promise<void>;
  /** Shows what a draft kept. */
  set: (draft: Draft) => void;
}

/** A field for an image, chosen or dropped, and for what it shows. */
export function imageField(present: string | undefined, presentAlt: string | undefined, changed: () => void): ImageField {
  let chosen: string | null | undefined;
  let making = Promise.resolve();
  const shown = h("div", { class: "preview" });
  const file = h("input", {
    type: "file", accept: "image/*", name: "image", id: "field-image", "aria-describedby": "field-image-hint field-image-error",
    on: { change: () => void (making = take(file.files?.[0])) },
  });
  const error = h("p", { class: "error", id: "field-image-error" });
  const said = input("image_alt", t().imageAlt, { autocomplete: "off", dir: "auto", maxlength: 500, on: { input: () => changed() } },
    t().imageAltHint);
  said.field.value = presentAlt ?? "";
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
      if (chosen === undefined && present !== undefined)
        said.field.value = "";
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
    said.row.hidden = remove.hidden;
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
      making = take(event.dataTransfer?.files[0]);
    },
  } },
  h("label", { for: "field-image" }, t().image), h("p", { class: "hint", id: "field-image-hint" }, t().imageHint),
  file, error, shown, said.row, remove);
  show();
  return {
    row,
    value: () => chosen,
    ready: () => making,
    alt: () => said.row.hidden ? null : said.field.value.trim() || null,
    draft: () => ({
      ...typeof chosen === "string" && { image: chosen },
      ...!said.row.hidden && said.field.value !== (presentAlt ?? "") && { image_alt: said.field.value },
    }) as Draft,
    set: (draft) => {
      chosen = draft["image"];
      said.field.value = draft["image_alt"] ?? presentAlt ?? "";
      show();
    },
  };
}
