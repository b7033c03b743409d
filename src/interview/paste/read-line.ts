import type { BlockUnit } from "./block-unit.js";
import { isTitle } from "./block-words.js";
import { type Collector, createCollector } from "./collect-reading.js";
import type { LabelIndex } from "./labels/label-index.js";
import { cutEnd } from "./labels/label-text.js";
import type { PasteTarget } from "./paste-target.js";
import { readSentence, type RowInMind, type SentencePlace } from "./read-sentence.js";
import { readValue } from "./read-value.js";
import type { BlockRow } from "./split-rows.js";

/** Reads whole lines one after the other: `标签：值`, running text, and texts over several lines. */
export interface LineReader {
  read(row: BlockRow, unit: BlockUnit): void;
  /** Ends a text that may go on over further lines. */
  end(): void;
}

interface OpenText {
  readonly target: PasteTarget;
  readonly line: number;
  readonly lines: string[];
}

const LABELLED = /^([^:：\n]{1,60}?)\s*[:：]\s*(.*)$/su;
/** For what no unit matters to: a text, or whether there are figures at all. */
const PLAIN: BlockUnit = { bare: "万元", suffix: "" };
const PROSE = /\p{Script=Han}{2,}/u;
const BEHIND_A_VALUE = " \t\u3000,，。;；、";

export function createLineReader(
  index: LabelIndex,
  collector: Collector,
  mind: RowInMind,
): LineReader {
  let open: OpenText | undefined;

  function end(): void {
    if (open === undefined) return;
    const { target, line, lines } = open;
    open = undefined;
    const typed = lines.join("\n").trim();
    const value = readValue(target, typed, PLAIN);
    if (value !== undefined) collector.add(target, typed, value, { line });
  }

  /** A row of a grid with words and no figure behind it means the one text that is asked of the row. */
  function targetOf(row: BlockRow, label: string, typed: string): PasteTarget | undefined {
    const named = index.name(label);
    if (named.is === "target") return named.target;
    if (named.is !== "row" || !PROSE.test(typed)) return undefined;
    const [text, ...others] = index.cellsOf(named.row).filter(isText);
    const place = { index, unit: PLAIN, line: row.line, raw: row.raw };
    return others.length > 0 || holdsAnswers(place) ? undefined : text;
  }

  /** @returns whether the line is a label with its whole value behind a colon */
  function readLabelled(row: BlockRow, unit: BlockUnit): boolean {
    const [, label, typed] = LABELLED.exec(row.raw) ?? [];
    if (label === undefined || typed === undefined) return false;
    const target = targetOf(row, label, typed);
    if (target === undefined) return false;
    if (isText(target)) {
      end();
      open = { target, line: row.line, lines: [typed] };
      return true;
    }
    const tidy = cutEnd(typed, BEHIND_A_VALUE);
    const value = tidy === "" ? undefined : readValue(target, tidy, unit);
    if (value === undefined) return false;
    end();
    mind.row = index.rowOf(target) ?? mind.row;
    collector.add(target, tidy, value, {
      line: row.line,
      at: [row.raw.length - typed.length],
      ...(index.isBare(label) ? { bare: true } : {}),
    });
    return true;
  }

  return {
    read(row, unit) {
      if (readLabelled(row, unit)) return;
      if (isTitle(row.raw)) return;
      const place = { index, unit, line: row.line, raw: row.raw };
      if (open !== undefined && !holdsAnswers(place)) {
        open.lines.push(row.raw);
        return;
      }
      end();
      readSentence({ ...place, collector, mind });
    },
    end,
  };
}

function isText({ kind }: PasteTarget): boolean {
  return kind === "text" || kind === "list";
}

function holdsAnswers(place: Omit<SentencePlace, "collector" | "mind">): boolean {
  const trial = createCollector();
  readSentence({ ...place, collector: trial, mind: { row: undefined } });
  const { matched, totals, ambiguous } = trial.finish();
  return matched.length + totals.length + ambiguous.length > 0;
}
