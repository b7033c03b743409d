import type { Key } from "../pack.js";
import type { Sheet } from "./sheet.js";

/** Every question of a report in the order asked: fixed keys, and the cells of the codes given. */
export function everyKey({ pack, stored }: Sheet): readonly Key[] {
  return [...pack.groups.values()].flatMap(({ questions, rows }) => {
    if (rows === undefined) return questions.map(({ key }) => key);
    return stored
      .rows(rows.prefix)
      .flatMap((code) => rows.columns.map(({ key }) => key.replace("@", code)));
  });
}
