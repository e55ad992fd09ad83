import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import {
  AdminClient, HistoryClient, ImagesClient, LanguagesClient, LoginClient, MeClient, MemoriesClient, ModerationClient, NotificationsClient, ProjectsClient, ReportsClient,
  Session, SitesClient,
} from "@muistot/client";
import type { SessionOptions } from "@muistot/client";

const mailLimit = 20_000;

/** The address of the service under test. */
export const url = required("MUISTOT_URL");

const mailFolder = required("MUISTOT_MAIL");

/** All clients of one session. */
export function connect(options: SessionOptions = {}) {
  const session = new Session(url, options);
  return {
    session,
    admin: new AdminClient(url, session),
    history: new HistoryClient(url, session),
    images: new ImagesClient(url, session),
    languages: new LanguagesClient(url, session),
    login: new LoginClient(url, session),
    me: new MeClient(url, session),
    memories: new MemoriesClient(url, session),
    moderation: new ModerationClient(url, session),
    notifications: new NotificationsClient(url, session),
    projects: new ProjectsClient(url, session),
    reports: new ReportsClient(url, session),
    sites: new SitesClient(url, session),
  };
}

/** Signs in as people do: asks for a mail, and follows its link. */
export async function signIn(email: string, options: SessionOptions = {}) {
  const api = connect(options);
  const before = (await mailsTo(email)).length;
  await api.login.requestMail(email, "en");
  const link = await linkTo(email, before);
  await api.login.exchange(link.get("user")!, link.get("token")!);
  return api;
}

/** A name that no other test uses. */
export function unique(prefix: string): string {
  return `${prefix}-${randomUUID()}`;
}

async function linkTo(email: string, before: number): Promise<URLSearchParams> {
  const deadline = Date.now() + mailLimit;
  for (;;) {
    const mails = await mailsTo(email);
    if (mails.length > before)
      return new URLSearchParams(/#email-login:([^\s"<>]+)/.exec(mails[before]!)![1]);
    if (Date.now() > deadline)
      throw new Error(`No mail came to ${email}.`);
    await setTimeout(10);
  }
}

async function mailsTo(email: string): Promise<string[]> {
  const names = (await readdir(mailFolder).catch(() => [])).filter(name => name.endsWith(".eml")).sort();
  const mails = await Promise.all(names.map(name => readFile(join(mailFolder, name), "utf8")));
  return mails.filter(mail => mail.includes(email));
}

function required(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: these tests are started by ./test.sh, with a service to run against.`);
  return value;
}
