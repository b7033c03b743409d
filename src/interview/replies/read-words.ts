import type { Question } from "../../pack/pack.js";
import { DEPARTMENT_NAME } from "../answers/department-name.js";
import type { Draft } from "../draft.js";
import { isAmountInWords } from "./amount-in-words.js";
import { bareName, whyNoName } from "./bare-name.js";
import { isAcknowledgement, isNoText, saysNone } from "./bare-words.js";
import { isListChange } from "./change-item.js";
import { areFigureLines } from "./figure-lines.js";
import { hasNoWords } from "./no-words.js";
import { accept, type Reply, refuse } from "./reply.js";
import { splitItems } from "./split-items.js";

const LONGEST_TEXT = 20_000;
const QUOTED = 20;
const BETWEEN_TICKS = /[、，,;；\s]+/;
const FIGURES =
  "这几行是名称和数，不是一句话，没有记。要写的是话就写成一句；是表格就点〔贴表格〕再贴一次。";

/** Reads the reply to a question that wants words, one text or items of a list. */
export function readWords(draft: Draft, question: Question, text: string): Reply {
  if (question.kind === "text" && saysNone(text))
    return { kind: "answer", answer: { state: "not-applicable" } };
  if (isName(draft, question)) return readName(draft, question, text);
  if (isAcknowledgement(text)) return refuse(tellAcknowledged(draft, question, text));
  if (isFigure(question, text)) return refuse(`“${quote(text)}”里没有文字，这里要写一句话。`);
  if (isAmountInWords(text) && !/\d/.test(question.example ?? ""))
    return refuse(`“${quote(text)}”像是一个数，没有记。这里要写一句话。`);
  if (isListChange(text))
    return refuse(
      `“${quote(text)}”是改一条一条写的内容的，没有记。先发 /edit 加名称，再发这一句。`,
    );
  if (isNoText(text)) return refuse(tellAcknowledged(draft, question, text));
  if (areFigureLines(question, text)) return refuse(FIGURES);
  return question.kind === "list" ? readList(text) : readText(text);
}

function tellAcknowledged(draft: Draft, question: Question, text: string): string {
  const said = `“${quote(text)}”没有内容，没有记。`;
  const wanted = question.explains === undefined ? "写一句话" : "写一句为什么";
  if (draft.sheet().stored.answer(question.key)?.state === "value")
    return `${said}要改就${wanted}，不改就发“下一题”。`;
  const none = question.always ? "" : "没有就点〔无此项〕，";
  return `${said}请${wanted}；${none}以后再写就点〔先空着〕。`;
}

/** A figure typed where words are asked was meant for another question, unless the example is one. */
function isFigure({ example = "" }: Question, text: string): boolean {
  return /\p{Nd}/u.test(text) && hasNoWords(text) && !/\d/.test(example);
}

/** Of the department, or of a code the pack does not know. */
function isName({ pack }: Draft, { key, group, cell }: Question): boolean {
  const { nameColumn } = pack.groups.get(group)?.rows ?? {};
  return key === DEPARTMENT_NAME || (nameColumn !== undefined && cell?.column === nameColumn);
}

function readName(draft: Draft, question: Question, text: string): Reply {
  const name = bareName(question, text);
  const because = whyNoName(question, name) ?? whyTicks(draft, question, name);
  return because === undefined ? readText(name) : refuse(because);
}

/** 公务接待、会议、培训: the ticks of the portrait, sent too late. */
function whyTicks({ pack }: Draft, { label }: Question, name: string): string | undefined {
  const portrait = [...pack.groups.values()].find((group) => group.portrait);
  const words = name.split(BETWEEN_TICKS).filter((word) => word !== "");
  const options = portrait?.questions.flatMap((one) => one.options) ?? [];
  if (portrait === undefined || !words.every((word) => options.includes(word))) return undefined;
  return `“${quote(name)}”是“${portrait.title}”里的选项，不像${label}，没有记。要改勾选，发 /edit ${portrait.title}。`;
}

function readText(text: string): Reply {
  const tidy = text.trim();
  if (tidy === "") return refuse("没有收到文字。请写一句话。");
  const length = Array.from(tidy).length;
  if (length > LONGEST_TEXT) {
    return refuse(`这段有${length}个字，最多${LONGEST_TEXT}个字。请缩短后再发。`);
  }
  return accept({ kind: "text", text: tidy });
}

function readList(text: string): Reply {
  const items = splitItems(text);
  if (items.length === 0) return refuse("没有收到文字。一行写一条，可一次发完。");
  const whole = readText(text);
  return whole.kind === "refused" ? whole : accept({ kind: "list", items });
}

function quote(text: string): string {
  return text.trim().slice(0, QUOTED);
}
