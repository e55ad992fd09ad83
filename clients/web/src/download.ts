import { announce } from "./announce";
import { h } from "./dom";
import { MuistotError, sentenceOf, session } from "./service";
import { number, t } from "./texts";

/** Fetches a file as the person who asks, and hands it to the browser to keep. */
export async function save(address: string, fileName: string): Promise<void> {
  try {
    const answer = await session.fetch(address);
    if (!answer.ok)
      throw new MuistotError(answer.status, await answer.text(), Object.fromEntries(answer.headers.entries()));
    const kept = URL.createObjectURL(await answer.blob());
    const link = h("a", { href: kept, download: fileName });
    link.click();
    setTimeout(() => URL.revokeObjectURL(kept), 60_000);
    announce(t().fileSaved(fileName, number(Math.ceil(Number(answer.headers.get("Content-Length") ?? 0) / 1000))));
  } catch (error) {
    announce(sentenceOf(error));
  }
}
