import { PackInvalidError } from "../../errors.js";
import { type Built, buildGroups } from "./build-groups.js";
import type { ChartSpec } from "../charts.js";
import { checkCarries } from "../verify/check-carries.js";
import { checkCircles } from "../verify/check-circles.js";
import { checkLeads } from "../verify/check-leads.js";
import { checkNames } from "../verify/check-names.js";
import { checkQuestion } from "../verify/check-question.js";
import { createCitations } from "./create-citations.js";
import { checkSums } from "../verify/check-sums.js";
import { DependencyGraph, graphQuestions } from "./dependency-graph.js";
import { createFind } from "./find-question.js";
import { freezeDeep } from "./freeze-deep.js";
import { STANDARD_HOUSE } from "../house.js";
import { type LinkContext, linkQuestions } from "./link-questions.js";
import { checkCoverStandsOnce, type CoverTemplate, loadCover } from "./load-cover.js";
import { loadCharts } from "./load-charts.js";
import { loadReportTemplate } from "../template/load-report-template.js";
import { loadTables } from "./load-tables.js";
import { formatMistake, Mistakes } from "../mistakes.js";
import type { PackFiles } from "../files/pack-files.js";
import { PackModel } from "./pack-model.js";
import type { Key, Pack, Question } from "../pack.js";
import { createQueries } from "./pack-queries.js";
import { readChecks } from "./read-checks.js";
import { type PackDraft, readDraft } from "../files/read-draft.js";
import { type CoverDraft, readHouse } from "../files/read-house.js";
import { SourceReader } from "./read-source.js";
import type { ReportTemplate } from "../template/report-template.js";
import type { TableSpec } from "../tables.js";

/**
 * Makes a pack of its files, every key in it resolved.
 *
 * @throws {PackInvalidError} that lists every mistake with file, line and what would be right
 */
export function buildPack(files: PackFiles): Pack {
  const mistakes = new Mistakes();
  const model = new PackModel();
  const draft = readDraft(files, { mistakes, broken: model.broken });
  const context = { model, mistakes, reader: new SourceReader(mistakes), linked: [] };
  const pack = draft && assemble(draft, context);
  if (mistakes.count > 0 || !pack) throw invalid(mistakes);
  return pack;
}

function invalid(mistakes: Mistakes): PackInvalidError {
  const list = mistakes.sorted().map(formatMistake);
  return new PackInvalidError(`题库有${list.length}处要改：\n${list.join("\n")}`);
}

function assemble(draft: PackDraft, context: LinkContext): Pack {
  const { model, mistakes, reader } = context;
  checkDraft(draft, mistakes);
  const built = buildGroups(draft.parts, model, reader);
  linkQuestions(built, context);
  const graph = new DependencyGraph(model);
  graphQuestions(graph, model);
  checkCircles(graph, built, mistakes);
  checkLeads(built, { model, graph, mistakes });
  const checks = draft.checks ? readChecks(draft.checks, { ...context, grids: draft.grids }) : [];
  checkCarries(built, model, mistakes);
  // With circles or unknown keys about, plans cannot be followed.
  if (mistakes.count === 0) {
    checkSums(context.linked, model, reader);
    for (const check of checks) graph.addCheck(check);
  }

  const names = nameQuestions(built, model);
  const citations = createCitations(model, mistakes);
  const tables = draft.tables ? loadTables(draft.tables, { citations, mistakes }) : [];
  const { house, cover: coverDraft } = draft.house
    ? readHouse(draft.house, mistakes)
    : { house: STANDARD_HOUSE };
  const charts = readCharts(draft, { names, tables, context });
  const parts = { names, tables, charts, context };
  const report = readReport(draft, parts);
  const cover = coverDraft && readCover(coverDraft, draft, parts);
  const { name, title, version, years, notes = {}, terms = {}, gates = [] } = draft;
  const info = { name, title, version, years, notes, terms, gates };
  return Object.freeze({
    ...freezeDeep({ ...info, parts: built.parts, checks, tables, house }),
    ...names,
    ...createQueries(graph, model.fixed.keys()),
    charts: Object.freeze(charts),
    report,
    ...(cover ? { cover } : {}),
    model,
  });
}

function checkDraft({ parts }: PackDraft, mistakes: Mistakes): void {
  const groups = parts.flatMap((part) => part.groups);
  checkNames(groups, mistakes);
  for (const group of groups) {
    for (const question of [...group.questions, ...(group.rows?.columns ?? [])]) {
      checkQuestion(question, group, mistakes);
    }
  }
}

type Names = Pick<Pack, "groups" | "questions" | "find" | "keysOf">;

function nameQuestions(built: Built, model: PackModel): Names {
  const questions = new Map<Key, Question>();
  for (const { question } of built.questions) {
    if (question.cell?.row !== "@") questions.set(question.key, question);
  }
  return {
    groups: new Map(built.groups.map(({ group }) => [group.id, group])),
    questions,
    find: createFind(model, questions),
    keysOf: (pattern) => model.match(pattern).map(({ key }) => key),
  };
}

interface ReportParts {
  readonly names: Names;
  readonly tables: readonly TableSpec[];
  readonly charts: readonly ChartSpec[];
  readonly context: LinkContext;
}

/** A pack without report.md prints nothing: `loadPack` demands one, tests of other things do not. */
const EMPTY_REPORT: ReportTemplate = Object.freeze({
  keys: [],
  tables: [],
  charts: [],
  render: () => ({ markdown: "", insertions: [] }),
});

function readReport(
  { report }: PackDraft,
  { context: { model, mistakes }, ...parts }: ReportParts,
): ReportTemplate {
  // What cites a question that could not be read is not a mistake of the text.
  if (report === undefined || model.broken.size > 0) return EMPTY_REPORT;
  const citations = createCitations(model, mistakes);
  const context = { citations, mistakes, ...namesIn(parts) };
  return loadReportTemplate(report, context) ?? EMPTY_REPORT;
}

/** What a text may name. */
function namesIn({ names, tables, charts }: Omit<ReportParts, "context">) {
  const ids = (specs: readonly { readonly id: string }[]) => specs.map(({ id }) => id);
  return { pack: names, tables: ids(tables), charts: ids(charts) };
}

function readCharts(
  { charts }: PackDraft,
  { context: { model, mistakes }, ...parts }: Omit<ReportParts, "charts">,
): readonly ChartSpec[] {
  if (charts === undefined || model.broken.size > 0) return [];
  const citations = createCitations(model, mistakes);
  const { pack, tables } = namesIn({ ...parts, charts: [] });
  return loadCharts(charts, { citations, model, mistakes, pack, tables });
}

function readCover(
  cover: CoverDraft,
  { report }: PackDraft,
  { context: { model, mistakes }, ...parts }: ReportParts,
): CoverTemplate | undefined {
  if (report !== undefined) checkCoverStandsOnce(report, mistakes);
  if (model.broken.size > 0) return undefined;
  return loadCover(cover, { model, mistakes, ...namesIn(parts) });
}
