import { parseDate } from "../../amounts/parse-date.js";
import { explainProblem } from "../../amounts/problem-text.js";
import type { Question } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import { accept, type Reply, refuse, valueAnswer } from "./reply.js";

const EXAMPLE = "2020年8月12日";
/** 8月12日, 8-12, and 20年8月12日: the year is left out, or only half of it is there. */
const WITHOUT_YEAR = /^(?:\d{2}[年./-])?(\d{1,2}[月./-]\d{1,2}[日号]?)$/;
/** Later than that nobody does it any more. */
const LATEST_YEARS = 10;

/**
 * Reads a day. One of another year than the question expects is asked back with the likely year: never taken as it is
 * before that year, only once chosen after it.
 */
export function readDate(draft: Draft, question: Question, text: string): Reply {
  const expected = yearExpected(draft, question);
  const parsed = parseDate(text);
  if (!parsed.ok) {
    const likely = expected === undefined ? undefined : withYear(text, expected);
    if (parsed.problem === "NOT_A_DATE" && likely !== undefined) return asked([likely]);
    return refuse(explainProblem(parsed.problem, text, dateExample(draft, question)));
  }
  const { date } = parsed.value;
  const year = Number(date.slice(0, 4));
  if (expected === undefined || year === expected) return accept(parsed.value);
  const likely = parseDate(`${String(expected)}${date.slice(4)}`);
  const isPossible = year > expected && year <= expected + LATEST_YEARS;
  const days = [...(likely.ok ? [likely.value.date] : []), ...(isPossible ? [date] : [])];
  if (days.length > 0) return asked(days);
  return refuse(`“${text.trim()}”不在${String(expected)}年，请再看看年份。`);
}

/** The year a day of this question falls in; undefined where any may. */
export function yearExpected({ report }: Draft, { yearsAfter }: Question): number | undefined {
  return yearsAfter === undefined ? undefined : Number(report.year) + yearsAfter;
}

/** A day that would be taken in this report. */
export function dateExample(draft: Draft, question: Question): string {
  const example = question.example ?? EXAMPLE;
  const expected = yearExpected(draft, question);
  return expected === undefined ? example : example.replace(/^\d{4}/, String(expected));
}

function withYear(text: string, year: number): string | undefined {
  const [, day] = WITHOUT_YEAR.exec(text.normalize("NFKC").replace(/\s/g, "")) ?? [];
  const read = parseDate(
    `${String(year)}-${(day ?? "").replace(/[月./]/, "-").replace(/[日号]$/, "")}`,
  );
  return read.ok ? read.value.date : undefined;
}

function asked(days: readonly string[]): Reply {
  return { kind: "which", choices: days.map((date) => valueAnswer({ kind: "date", date })) };
}
