import type { OfficeTask } from "../../events/office/office-acts.js";
import type { MoneyUnit } from "../../amounts/answer.js";
import type { FileOffer, Position } from "../../events/chat/chat-events.js";
import type { Group } from "../../pack/pack.js";
import type { Input } from "../context.js";
import type { Draft } from "../draft.js";
import { offerExported } from "../exported/offer-exported.js";
import { mayChange } from "../navigation/lock.js";
import { ofNoMessage } from "../paste/offer/join-pasted.js";
import { isTooLong, readWaitedBlock } from "../paste/offer/paste-flow.js";
import { resumeOf } from "../navigation/resume.js";
import { readList, readPastedList } from "../office/department-list.js";
import type { Turn } from "../turn.js";
import { readLastYear } from "../last-year/read-last-year.js";
import { offerFile, yearBefore } from "../last-year/offer-last-year.js";
import type { FileReplies } from "./file-reading.js";
import { askFileUnit, provenUnit, readInUnit } from "./file-unit.js";
import { tellOtherUnit, unitsNamedInText } from "./other-unit.js";
import { otherYear } from "./other-year.js";
import { tellRows } from "./tell-rows.js";
import { weighReplies } from "./weigh-replies.js";

const REMARKS_KEPT = 60;

/** Somebody sent a file. @returns whether the current prompt should be said next */
export function takeFile(turn: Turn, { name, reading }: Extract<Input, { kind: "file" }>): boolean {
  if (reading === undefined) {
    turn.say(`《${name}》没有读出来，什么都没改。请再发一次，或从Excel里复制后粘贴过来。`);
    return true;
  }
  if (reading.is === "refused") {
    turn.say(reading.because);
    return true;
  }
  const { position, draft } = turn;
  if (position.at === "office" && isList(position.task)) {
    if (reading.is === "rows") return readList(turn, reading.rows);
    if (reading.is === "text")
      return readPastedList(turn, [reading.text, ...(reading.rows ?? [])].join("\n"));
    turn.say(`《${name}》里没有看到部门名单，什么都没改。`);
    return true;
  }
  if (reading.is === "report") return offerExported(turn, name, reading.report);
  if (draft === null) {
    const isManager = turn.context.me.mayEverywhere("manage");
    turn.say(
      isManager
        ? "要更新部门名单，先发 /departments，再发文件；要填报告，先打开一份。"
        : "请先新建或打开一份报告，再发文件。",
    );
    return true;
  }
  if (!mayChange(turn, draft)) {
    turn.say("这份报告现在不能改，文件没有采用。");
    return true;
  }
  if (reading.is === "last-year") return offerFile(turn, draft, name, reading);
  if (reading.is === "replies" && isOfLastYear(name, reading, draft.report.year)) {
    const published = { year: yearBefore(draft.report.year), text: "", tables: reading };
    const { units = [] } = reading;
    return offerFile(turn, draft, name, { ...readLastYear(draft.pack, published), units });
  }
  if (reading.is === "replies") return preview(turn, draft, name, reading);
  if (reading.is === "rows") return readAsPaste(turn, draft, name, { text: toText(reading.rows) });
  return readAsPaste(turn, draft, name, reading);
}

/** Official tables often name no year: then the name of the file tells. */
function isOfLastYear(name: string, { from }: FileReplies, year: string): boolean {
  const years = [...name.matchAll(/20\d\d(?=年)/g)].map(([one]) => one);
  return from === "tables" && !years.includes(year) && years.includes(yearBefore(year));
}

/** A list is waited for, or one that was shown is to be replaced. */
function isList({ wants }: OfficeTask): boolean {
  return wants === "list" || wants === "yes";
}

/** A sheet as it is when copied. */
function toText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => cell.replace(/\s+/g, " ")).join("\t")).join("\n");
}

/** Never as the answer to what is asked just now: a file holds more than one answer. */
function readAsPaste(
  turn: Turn,
  draft: Draft,
  name: string,
  { text, rows = [] }: { readonly text: string; readonly rows?: readonly string[] },
): boolean {
  const { year } = draft.report;
  const other = otherYear(text, year);
  const { position } = turn;
  const resume = resumeOf(position);
  if (other !== undefined) {
    turn.say(`《${name}》是${other}年度的，这份报告是${year}年度的，没有采用，什么都没改。`);
    return true;
  }
  if (isTooLong(text)) {
    turn.say(
      `《${name}》太长或太宽（一次最多三万四千字、一百列），什么都没改。请只留要填的部分再发。`,
    );
    return true;
  }
  turn.position = { at: "block", ...(resume === undefined ? {} : { resume }) };
  if (!readWaitedBlock(turn, draft, { text, messageId: "", isFile: true }, resume)) {
    turn.position = position;
    turn.say(
      [
        `《${name}》里没认出要填的项目，什么都没改。可以把要填的那一段复制过来。`,
        ...tellRows(rows),
      ].join("\n"),
    );
    return true;
  }
  const told = [...tellRows(rows), ...tellOtherUnit(turn, draft, unitsNamedInText(text))];
  turn.position = comingBack(turn.position, resume, told);
  return true;
}

/** A block of a file belongs to no message, so that none corrects it. */
function comingBack(
  position: Position,
  resume: string | undefined,
  told: readonly string[],
): Position {
  if (position.at !== "paste") return position;
  const remarks = [...told, ...position.remarks];
  return { ...ofNoMessage(position), remarks, ...(resume === undefined ? {} : { resume }) };
}

function preview(turn: Turn, draft: Draft, name: string, reading: FileReplies): boolean {
  const told = tellOtherUnit(turn, draft, reading.units);
  const { proposals, asks, rows, closes, remarks, inYuan } = offerOf(draft, reading, told);
  const others = inYuan === undefined ? 0 : inYuan.proposals.length + inYuan.asks.length;
  if (proposals.length + asks.length + closes.length + others === 0) {
    const isEmpty = reading.from === "tables" && reading.replies.length === 0;
    const first = isEmpty
      ? "里没有读到能填的数，什么都没改。"
      : remarks.length === 0
        ? "和已填的一样，没有要改的。"
        : "里能采用的都已填过，没有要改的，另外请看：";
    turn.say([`《${name}》${first}`, ...remarks].join("\n"));
    return true;
  }
  const resume = resumeOf(turn.position);
  const group = groupHere(
    draft,
    draft.pack.find(proposals[0]?.key ?? asks[0]?.choices[0]?.key ?? "")?.group,
  );
  turn.position = {
    at: "paste",
    group: group.id,
    proposals,
    codes: [],
    remarks,
    ...(asks.length === 0 ? {} : { asks }),
    file: { name, rows, closes, ...(inYuan === undefined ? {} : { inYuan }) },
    ...(resume === undefined ? {} : { resume }),
  };
  return true;
}

/** What a file would change; where its unit has to be asked, in 万元 with that question first, and in 元. */
function offerOf(
  draft: Draft,
  reading: FileReplies,
  told: readonly string[],
): FileOffer & { readonly inYuan?: FileOffer } {
  const { unitless = [] } = reading;
  const offerIn = (unit: MoneyUnit, more: readonly string[] = []): FileOffer => {
    const offer = weighReplies(draft, readInUnit(reading, unit));
    return { ...offer, remarks: cut([...told, ...more, ...offer.remarks]) };
  };
  const proven = provenUnit(draft, reading);
  const ask = proven === undefined ? askFileUnit(draft, reading) : undefined;
  if (ask === undefined) {
    const unit = proven ?? "万元";
    const note = `${unitless.join("、")}没有写金额单位，按${unit}读，请核对。`;
    return offerIn(unit, unitless.length === 0 ? [] : [note]);
  }
  const inWan = offerIn("万元");
  return { ...inWan, asks: [ask, ...inWan.asks], inYuan: offerIn("元") };
}

function cut(remarks: readonly string[]): readonly string[] {
  const shown = remarks.slice(0, REMARKS_KEPT);
  if (remarks.length === shown.length) return shown;
  return [...shown, `还有${remarks.length - shown.length}处要看。`];
}

/** A group, or the first one where none is meant. */
function groupHere(draft: Draft, id: string | undefined): Group {
  const [first] = draft.pack.groups.values();
  const group = draft.pack.groups.get(id ?? "") ?? first;
  if (group === undefined) throw new Error("a pack without groups");
  return group;
}
