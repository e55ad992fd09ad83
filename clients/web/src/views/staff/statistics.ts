import { type Context, type View } from "../../app";
import { h, type Child } from "../../dom";
import { extras, isSignedIn, projects, type Statistics } from "../../service";
import { language, t } from "../../texts";
import { section } from "../parts";
import { signIn } from "../signIn";
import { chart } from "./chart";
import { staffHead } from "./projectPage";
import { table } from "./table";

const rows = ["sites", "memories", "images", "contributors", "reports", "waiting"] as const;
const times = ["total", "day", "week", "month"] as const;

/** What there is in a project, and how it has grown. */
export async function statistics(context: Context): Promise<View> {
  if (!isSignedIn())
    return signIn(context);
  const id = context.route.project!;
  const [{ result: project }, { result }] = await Promise.all([
    projects.get(id, language(), extras, context.signal), projects.getStatistics(id, context.signal),
  ]);
  return {
    title: t().pages.statistics, layout: "alone",
    content: [
      staffHead(project, "statistics"), counts(result),
      section(t().lastDays, chart(result.series), h("details", {}, h("summary", {}, t().asTable), days(result))),
    ],
  };
}

const counts = (result: Statistics): Child =>
  table(t().pages.statistics, ["", ...times.map((time) => t().times[time])],
    rows.map((row) => [t().counted[row], ...times.map((time) => result[row][time])]));

function days({ series }: Statistics): Child {
  const day = new Intl.DateTimeFormat(language(), { dateStyle: "medium", timeZone: "UTC" });
  return table(t().lastDays, [t().day, t().counted.sites, t().counted.memories],
    [...series].reverse().map((each) => [day.format(new Date(each.day)), each.sites, each.memories]));
}
