import { withMap, type Context, type View } from "../../app";
import { button, fill, h, type Child } from "../../dom";
import { save } from "../../download";
import { base, extras, isSignedIn, MuistotError, projects, sentenceOf, type ValidationError } from "../../service";
import { language, t } from "../../texts";
import { labelled } from "../form";
import { section } from "../parts";
import { table } from "./table";
import { signIn } from "../signIn";
import { staffHead } from "./projectPage";

const formats = [
  { name: "CSV", query: "f=csv&sep=;", extension: "csv" }, { name: "GeoJSON", query: "f=json&limit=10000", extension: "geojson" },
  { name: "FlatGeobuf", query: "f=fgb", extension: "fgb" },
];

/** Places from a table, and everything as files. */
export async function exchange(context: Context): Promise<View> {
  if (!isSignedIn())
    return signIn(context);
  const id = context.route.project!;
  const { result: project } = await projects.get(id, language(), extras, context.signal);
  return {
    title: t().pages.exchange, layout: "alone",
    content: [staffHead(project, "exchange"), section(t().importPlaces, importer(id)), section(t().exportAll, exporter(id))],
  };
}

function importer(id: string): Child {
  const outcome = h("div", { role: "status" });
  const file = labelled(t().table, h("input", {
    type: "file", name: "table", accept: ".csv,.json,.geojson,text/csv,application/geo+json,application/json", on: { change: () => {
      fill(outcome);
      real.disabled = true;
      dry.disabled = file.field.files?.length !== 1;
    } },
  }), t().tableHint);

  async function run(isDry: boolean): Promise<void> {
    const chosen = file.field.files![0]!;
    try {
      const { result } = await projects.import(id, isDry, undefined, { data: chosen, fileName: chosen.name });
      const counts = t().importCounts(result.created, result.changed, result.unchanged);
      fill(outcome, h("p", { class: "notice" }, isDry ? t().wouldImport : t().imported, " ", counts),
        result.ignored_columns.length > 0 && h("p", { class: "hint" }, t().ignoredColumns, " ", result.ignored_columns.join(", ")));
      real.disabled = !isDry;
      if (!isDry)
        withMap((map) => map.refresh());
    } catch (error) {
      real.disabled = true;
      fill(outcome, error instanceof MuistotError && error.errors.length > 0
        ? [faultTable(error.errors), error.details.length > 0 && h("p", { class: "error" }, t().moreFaults)] : h("p", { class: "error" }, sentenceOf(error)));
    }
  }

  const dry = button(t().dryRun, () => run(true));
  const real = button(t().importNow, () => run(false), { class: "quiet" });
  [dry.disabled, real.disabled] = [true, true];
  return [file.row, h("div", { class: "actions" }, dry, real), outcome];
}

/** What is wrong, by row and column. */
function faultTable(faults: ValidationError[]): Child {
  return [
    h("p", { class: "error" }, t().faultsFound(faults.length)),
    table(t().faultsFound(faults.length), [t().row, t().column, t().fault],
      faults.map(({ loc, msg }) => [Number(loc[1]) || "–", loc[2] ?? "–", msg])),
  ];
}

function exporter(id: string): Child {
  return [
    h("p", { class: "hint" }, t().exportHint),
    (["sites", "memories"] as const).map((what) => h("div", { class: "actions", role: "group", "aria-label": t().exported[what] },
      h("strong", { class: "grow" }, t().exported[what]),
      formats.map(({ name, query, extension }) => button(name, () => save(
        `${base}/ogc/collections/${encodeURIComponent(`${id}.${what}`)}/items?${query}`, `${id}-${what}.${extension}`,
      ), { class: "quiet small", "aria-label": `${t().exported[what]}, ${name}` })))),
    h("p", { class: "small-print" },
      h("a", { href: `${base}/projects/${encodeURIComponent(id)}/feed.atom` }, t().feed), " · ",
      h("a", { href: `${base}/ogc/collections/${encodeURIComponent(`${id}.sites`)}?f=html` }, t().forMapPrograms)),
  ];
}
