// Signs people of the demo content in, by the mail that a Development run puts into a folder, and asks the API as them.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** What the mail that someone gets for something holds behind the # and a name, once it is there. */
export async function linkOf(mails, email, name, ask) {
  const letters = () => existsSync(mails) ? readdirSync(mails).filter((name) => name.endsWith(".eml")) : [];
  const before = new Set(letters());
  await ask();
  for (let tries = 0; tries < 100; tries++) {
    for (const file of letters().filter((name) => !before.has(name))) {
      const text = readFileSync(join(mails, file), "utf8").replace(/=\r?\n/g, "").replaceAll("=3D", "=");
      const link = new RegExp(`#${name}:([^\\s"<]+)`).exec(text);
      if (text.includes(email) && link)
        return link[1].replaceAll("&amp;", "&");
    }
    await wait(100);
  }
  throw new Error(`No mail to ${email} came into ${mails}.`);
}

/** What a login mail to someone holds behind its #. */
export const loginLink = (address, mails, email) => linkOf(mails, email, "email-login", async () => {
  const asked = await fetch(`${address}/auth/email?email=${encodeURIComponent(email)}`, { method: "POST" });
  if (!asked.ok)
    throw new Error(`No mail for ${email}: ${asked.status}. Start the service with RateLimiting__Enabled=false.`);
});

/** A person: asks the API as them, and knows their token. */
export async function person(address, mails, email) {
  const link = new URLSearchParams(await loginLink(address, mails, email));
  const answer = await fetch(`${address}/auth/email/exchange?${new URLSearchParams({ user: link.get("user"), token: link.get("token") })}`,
    { method: "POST" });
  const token = answer.headers.get("Authorization");
  if (token === null)
    throw new Error(`${email} could not sign in: ${answer.status}.`);
  const ask = async (method, path, body) => {
    const told = await fetch(address + path, {
      method, headers: { Authorization: token, "Content-Type": "application/json", "Accept-Language": "en" },
      ...body !== undefined && { body: JSON.stringify(body) },
    });
    const text = await told.text();
    if (told.status >= 400)
      throw new Error(`${method} ${path}: ${told.status} ${text.slice(0, 300)}`);
    return text.startsWith("{") ? JSON.parse(text) : told.headers.get("Location");
  };
  return { token, ask };
}
