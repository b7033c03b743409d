import type { Answer } from "../../amounts/answer.js";
import { buildQuestion } from "./build-question.js";
import type { DraftGroup, DraftPart, DraftQuestion } from "../files/draft.js";
import type { Condition } from "../expressions/grammar.js";
import type { Group, Part, Question, RowGroup } from "../pack.js";
import type { PackModel } from "./pack-model.js";
import type { Cell, GroupModel, QuestionModel } from "./plan.js";
import type { SourceReader } from "./read-source.js";
import { createRowsModel } from "./rows-model.js";

/** A question as written, as told to others, and as the sheet reads it. */
export interface BuiltQuestion {
  readonly draft: DraftQuestion;
  readonly question: Question;
  readonly model: QuestionModel;
  readonly group: BuiltGroup;
}

export interface BuiltGroup {
  readonly draft: DraftGroup;
  readonly group: Group;
  readonly model: GroupModel;
}

export interface Built {
  readonly parts: readonly Part[];
  readonly groups: readonly BuiltGroup[];
  /** Columns of repeat groups included. */
  readonly questions: readonly BuiltQuestion[];
}

/** Makes groups and questions and puts their names into the model. Nothing they cite is resolved yet. */
export function buildGroups(
  drafts: readonly DraftPart[],
  model: PackModel,
  reader: SourceReader,
): Built {
  const groups: BuiltGroup[] = [];
  const questions: BuiltQuestion[] = [];
  const parts = drafts.map(({ id, title, groups: draftGroups }): Part => {
    const own = draftGroups.map((draft) => {
      const built = buildGroup(draft, reader);
      groups.push(built.group);
      questions.push(...built.questions);
      addNames(built, model);
      return built.group.group;
    });
    return { id, title, groups: own };
  });
  return { parts, groups, questions };
}

interface BuiltWhole {
  readonly group: BuiltGroup;
  readonly questions: readonly BuiltQuestion[];
}

function buildGroup(draft: DraftGroup, reader: SourceReader): BuiltWhole {
  const questions = draft.questions.map((one) => buildQuestion(one, draft.id, reader));
  const columns = (draft.rows?.columns ?? []).map((one) => buildQuestion(one, draft.id, reader));
  const when = draft.when && reader.condition(draft.when, "when");
  const model: GroupModel = { id: draft.id, sparse: draft.sparse, when: undefined };
  const group: BuiltGroup = { draft, group: describe({ draft, questions, columns, when }), model };
  const withModels = (made: readonly Question[], drafts: readonly DraftQuestion[]) =>
    made.flatMap((question, index): BuiltQuestion[] => {
      const own = drafts[index];
      return own ? [{ draft: own, question, model: modelOf(question, model), group }] : [];
    });
  return {
    group,
    questions: [
      ...withModels(questions, draft.questions),
      ...withModels(columns, draft.rows?.columns ?? []),
    ],
  };
}

interface GroupParts {
  readonly draft: DraftGroup;
  readonly questions: readonly Question[];
  readonly columns: readonly Question[];
  readonly when: Condition | undefined;
}

function describe({ draft, questions, columns, when }: GroupParts): Group {
  const { id, part, title, where, portrait, sparse, headings, intro, otherwise, rows } = draft;
  return {
    id,
    part,
    title,
    place: where,
    portrait,
    sparse,
    headings,
    questions,
    ...(when === undefined ? {} : { when }),
    ...(intro === undefined ? {} : { intro }),
    ...(otherwise === undefined ? {} : { otherwise }),
    ...(rows === undefined ? {} : { rows: rowGroupOf(rows, columns) }),
  };
}

function rowGroupOf(
  {
    prefix,
    label,
    codeLengths,
    names,
    otherNames,
    usualCodes,
    nameColumn,
  }: NonNullable<DraftGroup["rows"]>,
  columns: readonly Question[],
): RowGroup {
  return { prefix, label, codeLengths, names, otherNames, usualCodes, columns, nameColumn };
}

function modelOf(question: Question, group: GroupModel): QuestionModel {
  const { kind, optional, always, options } = question;
  return {
    kind,
    isFigure: kind === "money" || kind === "count",
    optional,
    always,
    options,
    group,
    fallback: fallbackOf(question),
    when: undefined,
    value: undefined,
    suggest: undefined,
  };
}

function fallbackOf({ kind, default: choice }: Question): Answer | undefined {
  if (kind !== "choice" || choice === undefined) return undefined;
  return { state: "value", value: { kind: "choice", choice } };
}

function addNames({ group, questions }: BuiltWhole, model: PackModel): void {
  const { rows } = group.group;
  if (rows) {
    const columns = questions.map(({ question, model: own }) => ({
      template: question,
      question: own,
    }));
    model.rows.set(rows.prefix, createRowsModel({ group: rows, model: group.model, columns }));
    return;
  }
  for (const { question, model: own } of questions) {
    const cell: Cell = { key: question.key, question: own, row: undefined, waits: [question.key] };
    if (!model.fixed.has(cell.key)) model.fixed.set(cell.key, cell);
  }
}
