import type { Context, View } from "../app";
import { h } from "../dom";
import type { Route } from "../route";
import { serves } from "../service";
import { t } from "../texts";
import { erasureLink } from "./erasure";
import { home } from "./home";
import { me } from "./me";
import { project } from "./project";
import { search } from "./search";
import { loginLink, signIn } from "./signIn";
import { site } from "./site";
import { writeMemory } from "./writeMemory";
import { writeSite } from "./writeSite";

type Staff = typeof import("./staff");

/** A view of those who look after projects. Its code comes when one goes there. */
const later = (name: { [each in keyof Staff]: Staff[each] extends Show ? each : never }[keyof Staff]): Show =>
  async (context) => (await import("./staff"))[name](context);

type Show = (context: Context) => View | Promise<View>;

// A process that serves no data has no map, but people can sign in there.
const first: Show = (context) => serves("data") ? home(context) : signIn(context);

const none: Show = () => ({
  title: t().notFoundTitle,
  content: [
    h("p", { class: "trail" }, h("a", { href: "#/" }, t().home)), h("h1", { tabindex: -1 }, t().notFoundTitle), h("p", {}, t().notFound),
  ],
});

export const views: Record<Route["view"], Show> = {
  home: first, project, site, search, me, none,
  "sign-in": (context) => signIn(context),
  "login-link": loginLink,
  "erasure-link": erasureLink,
  "new-site": writeSite,
  "edit-site": writeSite,
  "new-memory": writeMemory,
  "edit-memory": writeMemory,
  moderation: later("queue"),
  decisions: later("decisions"),
  history: later("history"),
  settings: later("settings"),
  people: later("people"),
  exchange: later("exchange"),
  statistics: later("statistics"),
  "new-project": later("newProject"),
  blocked: later("blockedEverywhere"),
};
