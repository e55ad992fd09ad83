import { h, type Child } from "../../dom";
import { number } from "../../texts";

/** A table that is scrolled sideways where it is too wide. Numbers stand at the right. */
export function table(about: string, heads: string[], rows: (string | number)[][]): Child {
  const cell = (value: string | number, index: number): Child => {
    const attributes = typeof value === "number" ? { class: "number" } : { dir: "auto" };
    const text = typeof value === "number" ? number(value) : value;
    return index === 0 ? h("th", { scope: "row", ...attributes }, text) : h("td", attributes, text);
  };
  return h("div", { class: "scrolled", tabindex: 0, role: "region", "aria-label": about }, h("table", { class: "plain-table" },
    h("thead", {}, h("tr", {}, heads.map((head) => head === "" ? h("td") : h("th", { scope: "col" }, head)))),
    h("tbody", {}, rows.map((row) => h("tr", {}, row.map(cell))))));
}
