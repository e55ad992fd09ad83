// Keys of the queue. They can be switched off: single letters are in the way of some who steer by voice (WCAG 2.1.4).
import { h, type Child } from "../../dom";
import type { DecisionKind } from "../../service";
import { t } from "../../texts";
import { keyOf } from "./queueCard";
import type { QueueList } from "./queueList";

const kept = "muistot:keys";
const keysAreOn = (): boolean => localStorage.getItem(kept) !== "off";

/** Whether a key is for us: not while someone types, chooses, is asked something, or holds another key down. */
function isOurs({ target, ctrlKey, altKey, metaKey, defaultPrevented }: KeyboardEvent): boolean {
  const types = target instanceof Element
    && target.closest("input:not([type=checkbox]), textarea, select, dialog, .maplibregl-canvas") !== null;
  return keysAreOn() && !types && !ctrlKey && !altKey && !metaKey && !defaultPrevented;
}

export const queueKeys = (list: QueueList) => (event: KeyboardEvent): void => {
  const act = actionOf(list, event.key);
  if (act === undefined || !isOurs(event) || document.querySelector("dialog[open]") !== null)
    return;
  event.preventDefault();
  act();
};

function actionOf(list: QueueList, key: string): (() => void) | undefined {
  const decision = (Object.keys(keyOf) as DecisionKind[]).find((each) => keyOf[each] === key.toLowerCase());
  if (decision !== undefined)
    return () => void list.decide(decision);
  switch (key) {
    case "j": case "ArrowDown": return () => list.step(1);
    case "k": case "ArrowUp": return () => list.step(-1);
    case "x": return () => list.toggle();
    case "a": return () => list.toggleAll();
    case "n": return () => void list.withWords();
    default: return undefined;
  }
}

/** The line that says which keys there are. */
export function shortcutHelp(choices: DecisionKind[]): Child {
  const key = (name: string, text: string): Child => h("li", {}, h("kbd", {}, name), " ", text);
  const box = h("input", { type: "checkbox", checked: keysAreOn(), on: { change: () => {
    localStorage.setItem(kept, box.checked ? "on" : "off");
    lines.hidden = !box.checked;
  } } });
  const lines = h("ul", { class: "keys", hidden: !keysAreOn() },
    key("j", t().keys.next), key("k", t().keys.previous), choices.map((each) => key(keyOf[each], t().decisions[each].toLowerCase())),
    key("n", t().keys.words), key("x", t().keys.select), key("a", t().keys.selectAll));
  return h("div", { class: "key-help" }, h("label", { class: "tick" }, box, " ", t().keys.on), lines);
}
