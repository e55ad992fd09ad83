// What was changed between two texts, word by word.

export interface Part {
  text: string;
  /** In which of the two it stands: the old one, the new one, or both. */
  is: "old" | "new" | "both";
}

// Words and what is between them, so that nothing of a text is lost.
const wordsOf = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? [];

// Longer texts that differ at both ends are shown as replaced: comparing them takes their product in memory.
const most = 4_000_000;

/** The parts of both texts, in order. */
export function difference(before: string, after: string): Part[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start])
    start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old[old.length - 1 - end] === now[now.length - 1 - end])
    end++;
  const [oldMiddle, newMiddle] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  return joined([
    ...both(old.slice(0, start)),
    ...oldMiddle.length * newMiddle.length > most
      ? [{ text: oldMiddle.join(""), is: "old" as const }, { text: newMiddle.join(""), is: "new" as const }]
      : compared(oldMiddle, newMiddle),
    ...both(old.slice(old.length - end)),
  ]);
}

const both = (words: string[]): Part[] => words.map((text) => ({ text, is: "both" }));

/** By the longest common subsequence. */
function compared(old: string[], now: string[]): Part[] {
  const width = now.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      lengths[i * width + j] = old[i] === now[j]
        ? lengths[(i + 1) * width + j + 1]! + 1
        : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
  const parts: Part[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      parts.push({ text: old[i++]!, is: "both" });
      j++;
    } else if (j === now.length || i < old.length && lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!)
      parts.push({ text: old[i++]!, is: "old" });
    else
      parts.push({ text: now[j++]!, is: "new" });
  }
  return parts;
}

function joined(parts: Part[]): Part[] {
  const all: Part[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (last?.is === part.is)
      last.text += part.text;
    else if (part.text !== "")
      all.push({ ...part });
  }
  return all;
}
