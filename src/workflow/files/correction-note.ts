import type { Answer } from "../../amounts/answer.js";
import type { ReportSnapshot } from "../../events/report/report-snapshot.js";
import type { ReportState } from "../../events/report/report-state.js";
import type { Changed, CorrectionNote } from "../../events/review/comparison.js";

/**
 * What a 更正说明 is made of; undefined where nothing is being corrected.
 *
 * @param snapshot the report as corrected
 */
export function correctionNoteOf(
  report: ReportState,
  snapshot: ReportSnapshot,
  changes: readonly Changed[],
): CorrectionNote | undefined {
  const { correction, versions } = report.review;
  if (correction === null) return undefined;
  const published = versions.at(-1)?.published;
  return {
    ...correction,
    changes,
    before: asApproved(report, snapshot),
    after: snapshot,
    ...(published === undefined ? {} : { published }),
  };
}

/** The report as the approved version had it: since the 更正 was opened `correctedFrom` keeps what stood there. */
function asApproved(
  { review }: ReportState,
  { doubtful: _, ...snapshot }: ReportSnapshot,
): ReportSnapshot {
  const { answers, rows, closures } = review.correctedFrom;
  const before = [...answers].flatMap(([key, stored]) =>
    stored === null ? [] : [[key, stored.answer] as const],
  );
  return {
    ...withAnswers(snapshot, before, answers),
    rows: [...snapshot.rows.filter(([group]) => !rows.has(group)), ...rows],
    closures: [
      ...snapshot.closures.filter(([group]) => !closures.has(group)),
      ...[...closures].flatMap(([group, as]) => (as === null ? [] : [[group, as] as const])),
    ],
  };
}

/** A snapshot with other answers in the place of some. */
export function withAnswers(
  snapshot: ReportSnapshot,
  answers: readonly (readonly [key: string, answer: Answer])[],
  replaced: { has(key: string): boolean } = new Map(answers),
): ReportSnapshot {
  const kept = snapshot.answers.filter(([key]) => !replaced.has(key));
  const given = answers.filter(([, answer]) => answer.state !== "open");
  return { ...snapshot, answers: [...kept, ...given] };
}
