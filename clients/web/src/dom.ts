// Makes elements. Strings become text, never markup: nothing that people wrote is ever parsed as HTML.

export type Child = Node | string | number | false | null | undefined | Child[];

type Handlers = { [name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[name]) => void };

export interface Attributes {
  [name: string]: string | number | boolean | undefined | Handlers;
  on?: Handlers;
}

/** An element. An attribute that is false or undefined is left out, true stands without a value. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: Attributes = {}, ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on" || value === undefined || value === false)
      continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const [name, handler] of Object.entries(attributes.on ?? {}))
    element.addEventListener(name, handler as EventListener);
  add(element, children);
  return element;
}

function add(element: Node, children: Child[]): void {
  for (const child of children) {
    if (Array.isArray(child))
      add(element, child);
    else if (child instanceof Node)
      element.appendChild(child);
    else if (child !== false && child !== null && child !== undefined)
      element.appendChild(document.createTextNode(String(child)));
  }
}

/** Takes what an element holds out, and puts other things in. */
export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren();
  add(element, children);
}

/** A button. What it does may take time: meanwhile it cannot be pressed again. */
export function button(label: Child, press: () => void | Promise<void>, attributes: Attributes = {}): HTMLButtonElement {
  const made: HTMLButtonElement = h("button", { type: "button", ...attributes, on: { click: () => void run() } }, label);
  async function run(): Promise<void> {
    if (made.getAttribute("aria-busy") === "true")
      return;
    made.setAttribute("aria-busy", "true");
    try {
      await press();
    } finally {
      made.removeAttribute("aria-busy");
    }
  }
  return made;
}

/** A picture of the page's own: strokes on a field of 24 by 24. Says nothing to those who cannot see it. */
export function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

export const icons = {
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7 8c.6-3.6 3.4-5 7-5s6.4 1.4 7 5",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm5-2 5 5",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  home: "M4 11.5 12 5l8 6.5M6.5 10v9h11v-9",
  here: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Zm0-6v4m0 12v4M2 12h4m12 0h4",
  flag: "M6 21V4c4-2 8 2 12 0v9c-4 2-8-2-12 0",
  close: "M6 6l12 12M18 6 6 18",
  print: "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7Z",
};
