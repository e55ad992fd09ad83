// Bars for each day, one for sites and one for memories. The table below says the same.
import { h } from "../../dom";
import type { Statistics } from "../../service";
import { language, number, t } from "../../texts";

const [width, height, left, bottom, top] = [640, 220, 34, 24, 10];

function shape(name: string, attributes: Record<string, string | number>, text?: string): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, String(value)));
  if (text !== undefined)
    made.textContent = text;
  return made;
}

// The least round number that is not below the largest value.
function roof(largest: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, largest)));
  return [1, 2, 4, 5, 10].map((step) => step * power).find((step) => step >= largest && step >= 4) ?? 10 * power;
}

export function chart(series: Statistics["series"]): HTMLElement {
  const most = roof(Math.max(...series.flatMap(({ sites, memories }) => [sites, memories])));
  const [step, tall] = [(width - left) / series.length, height - bottom - top];
  const y = (value: number): number => top + tall * (1 - value / most);
  const day = new Intl.DateTimeFormat(language(), { day: "numeric", month: "short", timeZone: "UTC" });
  const sum = (kind: "sites" | "memories"): number => series.reduce((all, each) => all + each[kind], 0);
  const svg = shape("svg", {
    viewBox: `0 0 ${width} ${height}`, class: "chart", role: "img", "aria-label": t().chartSays(sum("sites"), sum("memories")),
  });
  for (const value of [0, most / 2, most])
    svg.append(shape("line", { x1: left, x2: width, y1: y(value), y2: y(value), class: "grid" }),
      shape("text", { x: left - 6, y: y(value) + 4, "text-anchor": "end" }, number(value)));
  series.forEach(({ day: date, sites, memories }, index) => {
    const x = left + index * step;
    for (const [kind, value, offset] of [["sites", sites, 0.1], ["memories", memories, 0.5]] as const)
      if (value > 0)
        svg.append(shape("rect", { x: x + offset * step, y: y(value), width: step * 0.38, height: y(0) - y(value), class: kind, rx: 1 }));
    if ((series.length - 1 - index) % 7 === 0)
      svg.append(shape("text", { x: x + step, y: height - 6, "text-anchor": "end" }, day.format(new Date(date))));
  });
  return h("figure", {}, h("figcaption", { class: "legend" },
    h("span", { class: "sites" }, t().counted.sites), h("span", { class: "memories" }, t().counted.memories)), svg);
}
