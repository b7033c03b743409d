import type { MoneyUnit } from "../../amounts/answer.js";
import { Decimal } from "../../amounts/decimal.js";
import { type MoneyValue, parseMoney } from "../../amounts/parse-money.js";
import type { PasteAsk } from "../../events/chat/chat-events.js";
import type { Figure } from "../../pack/sheet/sheet.js";
import { nameQuestion } from "../dispatch/find-question.js";
import type { Draft } from "../draft.js";
import { type BareAmount, proveUnit } from "../paste/offer/prove-unit.js";
import type { FileReplies } from "./file-reading.js";

/** More of them are the whole file. */
const TABLES_NAMED = 2;

type Written = Pick<FileReplies["replies"][number], "typed" | "inYuan">;

/**
 * The unit of the amounts of a file whose tables name none, where what is known or their size tells it.
 *
 * @returns undefined where it has to be asked
 */
export function provenUnit(
  draft: Draft,
  { replies, compared }: Pick<FileReplies, "replies" | "compared">,
): MoneyUnit | undefined {
  const sheet = draft.sheet();
  const told = new Map(
    replies.flatMap(({ key, typed, inYuan }) => {
      const amount = inYuan === undefined ? readAmount(typed) : undefined;
      return amount === undefined ? [] : [[key, knownOf(amount)] as const];
    }),
  );
  return proveUnit([
    ...replies.flatMap((reply) =>
      bareOf(reply, () => told.get(reply.key) ?? known(sheet.figure(reply.key))),
    ),
    ...compared.flatMap((figure) =>
      bareOf(figure, () => known(sheet.evaluate(figure.expression, figure.row))),
    ),
  ]);
}

/** The file with every amount whose unit it does not name in this one. */
export function readInUnit(file: FileReplies, unit: MoneyUnit): FileReplies {
  const read = <One extends Written>(one: One): One =>
    unit === "元" && one.inYuan !== undefined ? { ...one, typed: one.inYuan } : one;
  return { ...file, replies: file.replies.map(read), compared: file.compared.map(read) };
}

/** Asks by the largest amount of those whose unit is open; undefined where no question has one. */
export function askFileUnit(
  draft: Draft,
  { replies, unitless = [] }: FileReplies,
): PasteAsk | undefined {
  const bare = replies.flatMap(({ key, typed, inYuan }) => {
    const [wan, yuan] = [readAmount(typed), readAmount(inYuan ?? "")];
    const bareTyped = inYuan?.replace(/元$/, "") ?? typed;
    return wan === undefined || yuan === undefined ? [] : [{ key, typed: bareTyped, wan, yuan }];
  });
  const size = ({ wan }: { readonly wan: MoneyValue }): Decimal => new Decimal(wan.yuan).abs();
  const [largest] = bare.toSorted((one, other) => size(other).comparedTo(size(one)));
  if (largest === undefined || largest.wan.yuan === "0") return undefined;
  const { key, typed, yuan, wan } = largest;
  const choices = [yuan, wan].map((value) => ({
    key,
    typed,
    answer: { state: "value", value } as const,
  }));
  const tables = unitless.length > TABLES_NAMED ? "" : `${unitless.join("、")}的`;
  return { text: `${tables}${nameQuestion(draft, key)} ${typed}`, choices, unit: true };
}

function bareOf(
  { typed, inYuan }: Written,
  look: () => BareAmount["known"],
): readonly BareAmount[] {
  const inWan = inYuan === undefined ? undefined : readAmount(typed);
  if (inYuan === undefined || inWan === undefined) return [];
  const figure = look();
  return [
    { inWan, inYuan: readAmount(inYuan), ...(figure === undefined ? {} : { known: figure }) },
  ];
}

function readAmount(typed: string): MoneyValue | undefined {
  const read = parseMoney(typed, "万元");
  return read.ok ? read.value : undefined;
}

function known(figure: Figure): BareAmount["known"] {
  return figure.state === "value" ? figure : undefined;
}

function knownOf({ yuan, precision }: MoneyValue): BareAmount["known"] {
  return { value: new Decimal(yuan), precision: new Decimal(precision) };
}
