import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from "yaml";
import { AnswersInvalidError } from "../errors.js";
import type { Key } from "../pack/pack.js";

/** Replies by key, as a person would type them; a list is typed a line an item. */
export type Replies = ReadonlyMap<Key, string>;

/**
 * Reads an answers file: `KEY: 'the reply, as typed'`. Replies without quotes stay as they are written too: 12.50
 * is not 12.5.
 *
 * @throws {AnswersInvalidError} with the line of everything that is wrong
 */
export function readAnswers(yaml: string): Replies {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { schema: "failsafe", lineCounter: lines });
  const at = (offset: number): string => `第${lines.linePos(offset).line}行`;
  const mistakes = document.errors.map(
    ({ message, pos }) => `${at(pos[0])}不是合格的YAML：${message.split("\n")[0] ?? ""}`,
  );
  if (mistakes.length > 0) throw new AnswersInvalidError(mistakes.join("\n"));

  const { contents } = document;
  if (!isMap(contents)) throw new AnswersInvalidError("文件里应是一行一个 键: '回答'");
  const replies = new Map<Key, string>();
  for (const pair of contents.items as readonly Pair<Node, Node | null>[]) {
    const key = readText(pair.key);
    const reply = readReply(pair.value);
    if (key !== undefined && reply !== undefined) replies.set(key, reply);
    else {
      const start = pair.key.range?.[0] ?? 0;
      mistakes.push(`${at(start)} ${key ?? ""}：回答应是一段文字，或一列文字`);
    }
  }
  if (mistakes.length > 0) throw new AnswersInvalidError(mistakes.join("\n"));
  return replies;
}

function readReply(node: Node | null): string | undefined {
  if (!isSeq(node)) return readText(node);
  const items = (node.items as readonly (Node | null)[]).map(readText);
  return items.includes(undefined) ? undefined : items.join("\n");
}

function readText(node: Node | null): string | undefined {
  return isScalar(node) && typeof node.value === "string" ? node.value : undefined;
}
