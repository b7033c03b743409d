import { TemplateMistakeError } from "../../wording/template-mistake.js";
import { compileTemplate, type TemplateOptions } from "../../wording/templates.js";
import { templateAt } from "../files/at-row.js";
import type { Built, BuiltQuestion } from "../build/build-groups.js";
import type { DependencyGraph } from "../build/dependency-graph.js";
import { findNear } from "../files/did-you-mean.js";
import type { Mistakes } from "../mistakes.js";
import type { PackModel } from "../build/pack-model.js";
import { columnNode, type Source, sourceOfKey, sourcesOfPlan } from "../build/sources.js";

export interface LeadContext {
  readonly model: PackModel;
  readonly graph: DependencyGraph;
  readonly mistakes: Mistakes;
}

/** Checks the leads of texts and tells the graph which figures a text stands beside. */
export function checkLeads(built: Built, context: LeadContext): void {
  const { model } = context;
  const options: TemplateOptions<never> = {
    kindOf: (key) => model.cell(key)?.question.kind ?? (model.isBroken(key) ? "money" : undefined),
  };
  for (const question of built.questions) {
    if (question.question.kind !== "text") continue;
    const sources = [...sourcesOfLead(question, options, context), ...explained(question, model)];
    context.graph.addText(question.draft.key, sources);
  }
}

function explained({ question, group }: BuiltQuestion, model: PackModel): readonly Source[] {
  const { explains } = question;
  return explains ? sourcesOfPlan(model.planOf(explains, group.draft.rows?.prefix)) : [];
}

function sourcesOfLead(
  built: BuiltQuestion,
  options: TemplateOptions<never>,
  { model, mistakes }: LeadContext,
): readonly Source[] {
  const { draft } = built;
  const { lead } = draft.properties;
  if (lead === undefined) return [];
  const row = sampleRow(built);
  try {
    const { keys } = compileTemplate(row === undefined ? lead : templateAt(lead, row), options);
    return keys.flatMap((key) => sourceInRow(model, key, row) ?? []);
  } catch (mistake) {
    if (!(mistake instanceof TemplateMistakeError)) throw mistake;
    const place = draft.placeOf("lead");
    for (const { line, says } of mistake.mistakes) {
      const unknown = /没有“([^”]+)”这个数/u.exec(says)?.[1];
      const near = unknown === undefined ? undefined : findNear(unknown, model.fixed.keys());
      const right = near === undefined ? "过滤器和写法见 docs/pack-format.md" : `是不是“${near}”？`;
      mistakes.add({ ...place, line: place.line + line - 1 }, `lead：${says}`, right);
    }
    return [];
  }
}

/** In a column of a repeat group `@` has no code yet: any will do to see what is cited. */
function sampleRow({ draft, group }: BuiltQuestion): string | undefined {
  const { rows } = group.draft;
  if (!rows || draft.cell?.row !== "@") return undefined;
  const known = rows.names.keys().next().value;
  return `${rows.prefix}.${known ?? "9".repeat(rows.codeLengths[0] ?? 1)}`;
}

function sourceInRow(model: PackModel, key: string, row: string | undefined): Source | undefined {
  const cell = model.cell(key);
  if (!cell?.row || row === undefined || !key.startsWith(`${row}.`)) return sourceOfKey(model, key);
  return {
    node: columnNode(cell.row.rows.prefix, key.slice(row.length + 1)),
    own: true,
    matches: undefined,
  };
}
