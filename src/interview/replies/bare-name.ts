import type { Question } from "../../pack/pack.js";
import { shorten } from "../answers/show-answer.js";
import { foldWidth } from "../paste/labels/label-text.js";
import { isAmountInWords } from "./amount-in-words.js";
import { isAcknowledgement, isNoText, saysNone } from "./bare-words.js";
import { hasNoWords } from "./no-words.js";

const QUOTED = 20;
/** What is longer is no name, and costs the time of many. */
const LOOKED_AT = 200;
/** How people call the name of a unit before they write it. */
const CALLED = /^(?:[我本]?(?:部门|单位)(?:\((?:部门|单位)\))?)?的?(?:名称|全称|名字)/;
/** 为民服务中心 is a name of its own. */
const TIE = /^\s*(?:[:=]|[为是](?!民服务)\s*:?|\s|$)\s*/;
const NUMBER = String.raw`\d[\d,]*(?:\.\d+)*`;
/** 5元, 5.2万元; 462.96 and 1,537 where no word follows; any number alone at the end. 401医院 and 5.12纪念馆 are names. */
const AMOUNT = new RegExp(
  `(?:${NUMBER}\\s*[百千万亿]*元` +
    `|(?:\\d[\\d,]*\\.\\d+|\\d{1,3}(?:,\\d{3})+)[万亿]?(?![\\p{L}\\p{N}])` +
    `|(?<=[\\s:=])[-¥]?${NUMBER}[百千万亿]*$)`,
  "u",
);

/** A name without its own label in front: 部门名称：城南局, 单位名称为城南局. */
export function bareName({ label, aliases }: Question, text: string): string {
  const name = text.trim();
  const folded = foldWidth(name);
  for (const called of [label, ...aliases].map(foldWidth)) {
    if (folded.startsWith(called)) return behind(name, called.length);
  }
  return behind(name, CALLED.exec(folded)?.[0].length ?? 0);
}

/** What the tie leads to; all of it where nothing ties: 单位名称管理办公室. */
function behind(name: string, length: number): string {
  const tie = length === 0 ? undefined : TIE.exec(foldWidth(name.slice(length)))?.[0];
  return tie === undefined ? name : name.slice(length + tie.length);
}

/** Why a text is no name; undefined for what may be one. */
export function whyNoName({ label }: Question, name: string): string | undefined {
  if (name === "") return `没有收到${label}。请写全称。`;
  const shown = shorten(name, QUOTED);
  if (isAcknowledgement(name) || saysNone(name))
    return `“${shown}”不像${label}，没有记。请写全称。`;
  if (hasNoWords(name)) return `“${shown}”里没有文字，不像${label}。请写全称。`;
  if (isNoText(name) || isAmountInWords(name)) return `“${shown}”不像${label}，没有记。请写全称。`;
  const amount = AMOUNT.exec(foldWidth(name.slice(0, LOOKED_AT)));
  if (amount === null) return undefined;
  const [line = ""] = name.split(/[\r\n]/);
  const rest = line.slice(0, amount.index).replace(/[\s:：=＝，,、]+$/, "");
  const example = rest === "" || hasNoWords(rest) ? "" : `，例：${rest}`;
  return `“${shown}”里有数，不像${label}，没有记。请只写全称${example}；数到它那一题再写。`;
}
