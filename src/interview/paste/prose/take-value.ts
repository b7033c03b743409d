import type { Value } from "../../../amounts/answer.js";
import { countEnd, isWholeFigure } from "../figure-end.js";
import type { PasteMatch } from "../paste-reading.js";
import type { PasteTarget } from "../paste-target.js";
import { findProblem, readValue } from "../read-value.js";
import type { ScannedFigure } from "../scan-figures.js";
import { inScope } from "./item-index.js";
import type { Role } from "./prose-item.js";
import { isAtHome, type ProseLine, type ProseSource, type Subject } from "./prose-line.js";

/** A figure of a thing, by its place in the line. */
export interface ToldFigure {
  readonly subject: Subject;
  readonly role: Role;
  readonly figure: ScannedFigure;
  /** Where its words begin. */
  readonly at: number;
  /** The line in half width. */
  readonly folded: string;
}

export interface TakenValue {
  /** Where the figure ends, its measure word included. */
  readonly end: number;
  /** The one thing of the name that is meant, where the figure tells. */
  readonly subject: Subject;
  /** Left out where it could not be read. */
  readonly value?: Value;
  readonly typed: string;
}

/** Takes a figure for the question it answers, or asks between several. What answers none is told as not read. */
export function takeValue(
  { collector }: Pick<ProseSource, "collector">,
  place: ProseLine,
  { subject, role, figure, at, folded }: ToldFigure,
): TakenValue {
  const { raw, line, scope, unit } = place;
  const items = inScope(subject.items, role, scope);
  const targets = items.flatMap((item) => item.slots[role] ?? []);
  const [target] = targets;
  const end = target?.kind === "count" ? countEnd(target, folded, figure) : figure.end;
  const typed = raw.slice(figure.start, end);
  if (target === undefined) {
    collector.addUnread(raw.slice(at, end));
    return { end, subject, typed };
  }
  const isWhole = isWholeFigure(folded, end);
  const read = (one: PasteTarget) => (isWhole ? readValue(one, typed, unit) : undefined);
  const value = read(target);
  if (items.length > 1 || targets.length !== items.length || !isAtHome(place, items)) {
    const choices = targets.flatMap((one): PasteMatch[] => {
      const reading = one.parts === undefined ? read(one) : undefined;
      return reading === undefined ? [] : [{ key: one.key, typed, value: reading, line }];
    });
    if (choices.length > 0 || value === undefined)
      collector.addAmbiguous(raw.slice(at, end), targets, { choices });
  } else if (value === undefined) {
    const problem = findProblem(target, typed, unit);
    const spot = { line, at: [figure.start], ...(problem && { problem }) };
    collector.addUnread(raw.slice(at, figure.end), spot);
  } else collector.add(target, typed, value, { line });
  const meant = items.length === 1 ? { ...subject, items } : subject;
  return { end, subject: meant, typed, ...(value && { value }) };
}
