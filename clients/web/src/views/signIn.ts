import { announce } from "../announce";
import { comeBackTo, forgetMe, renew, takeReturn, type Context, type View } from "../app";
import { button, fill, h } from "../dom";
import { disownDrafts } from "../drafts";
import { here, loginOf } from "../route";
import { login, MuistotError, sentenceOf, serves } from "../service";
import { language, t } from "../texts";
import { input } from "./form";
import { whileSending } from "./sending";

/** Asks for a login mail. */
export function signIn(_context: Context, note?: string): View {
  const email = input("email", t().email, { type: "email", autocomplete: "email", required: true });
  const message = h("p", { role: "status", class: "notice", hidden: note === undefined }, note);
  const say = (text: string): void => {
    message.hidden = false;
    fill(message, text);
  };
  const ask: HTMLFormElement = h("form", { class: "stack", on: { submit: (event) => {
    event.preventDefault();
    void whileSending(ask, () =>
      login.requestMail(email.field.value, language()).then(() => say(t().mailSent), (error: unknown) => say(sentenceOf(error))));
  } } }, email.row, h("div", { class: "actions" }, h("button", { type: "submit" }, t().sendMail)), message);
  return {
    title: t().signIn,
    content: [h("h1", { tabindex: -1 }, t().signIn), h("p", {}, t().signInHint), serves("login") ? ask : undefined],
  };
}

/** What a link in a mail leads to. A press is asked for, because mail scanners open links too, and a login token works once. */
export function loginLink(context: Context): View {
  const link = loginOf(location.hash);
  const content = h("div", { class: "stack" });
  const enter = async (): Promise<void> => {
    try {
      await login.exchange(link.get("user") ?? "", link.get("token") ?? "");
      disownDrafts();
      forgetMe();
      const address = serves("data") ? takeReturn() : "#/me";
      window.history.replaceState(null, "", address);
      await renew();
      announce(t().signedIn);
    } catch (error) {
      const used = error instanceof MuistotError && error.status === 404;
      window.history.replaceState(null, "", "#/sign-in");
      fill(content, signIn(context, used ? t().linkUsed : sentenceOf(error)).content);
      content.querySelector("h1")?.focus();
    }
  };
  fill(content, h("h1", { tabindex: -1 }, t().signIn), h("p", {}, t().linkFollowed),
    h("div", { class: "actions" }, button(t().signInAs(link.get("user") ?? ""), enter)));
  return { title: t().signIn, content: [content] };
}

/** Remembers where one is, on the way to signing in. */
export function leaveToSignIn(): void {
  if (!here().startsWith("#/sign-in"))
    comeBackTo(here());
}
