import type { Group, Question } from "../../pack/pack.js";
import type { Sheet } from "../../pack/sheet/sheet.js";
import { nameOf } from "../../checks/tell-finding.js";
import { WITHHELD_TEXT } from "../../wording/template-value.js";
import { cleanText } from "../clean-text.js";

/** A text somebody wrote, under the question it answers. */
export interface WrittenText {
  /** Title of the group it was asked in. */
  readonly place: string;
  readonly label: string;
  readonly text: string;
}

/** Every explanation and other text of a report, as typed, in the order asked. */
export function listTexts(sheet: Sheet): readonly WrittenText[] {
  return [...sheet.pack.groups.values()].flatMap((group) =>
    questionsOf(sheet, group).flatMap((question) => {
      const text = textOf(sheet, question);
      const label = nameOf(sheet, question.key);
      return text === undefined ? [] : [{ place: group.title, label, text: cleanText(text) }];
    }),
  );
}

/** Questions with words for an answer, those of every row given. */
function questionsOf(sheet: Sheet, { questions, rows }: Group): readonly Question[] {
  const inRows = rows?.columns.flatMap((column) =>
    rows.nameColumn === column.cell?.column
      ? []
      : sheet
          .leaves(rows.prefix)
          .flatMap((code) => sheet.pack.find(column.key.replace("@", code)) ?? []),
  );
  return [...questions, ...(inRows ?? [])].filter(({ kind }) => kind === "text" || kind === "list");
}

function textOf(sheet: Sheet, { key }: Question): string | undefined {
  const answer = sheet.answer(key);
  if (answer.state === "withheld") return WITHHELD_TEXT;
  if (answer.state !== "value") return undefined;
  const { value } = answer;
  if (value.kind === "text") return value.text;
  return value.kind === "list" ? value.items.join("\n") : undefined;
}
