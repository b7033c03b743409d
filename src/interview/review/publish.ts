import { formatDate } from "../../amounts/format-date.js";
import type { Draft } from "../draft.js";
import { mayTake } from "../navigation/lock.js";
import type { Turn } from "../turn.js";
import { readDay } from "./read-day.js";

const ADDRESS =
  /^https?:\/\/(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}(?::\d{1,5})?(?:[/?#]\S*)?$/iu;
const LONGEST_ADDRESS = 500;

/** 已公开: the day, then the address. */
export function beginPublishing(turn: Turn, draft: Draft): boolean {
  if (mayTake(turn, draft, "published")) {
    turn.position = { at: "review", task: { wants: "address", on: null } };
    return true;
  }
  const { phase } = draft.report;
  turn.say(
    phase === "published"
      ? "这份报告已经记为公开。公开后发现有误，发 /correct 更正。"
      : phase === "approved"
        ? "公开由负责这份报告的填报人登记。"
        : "还没有通过审核，不能记为公开。",
  );
  return true;
}

export function publishedToday(turn: Turn): boolean {
  const { position } = turn;
  if (position.at === "review" && position.task.wants === "address")
    turn.position = { ...position, task: { wants: "address", on: turn.context.today } };
  return true;
}

/** Takes the day and the address, in one message or in two. */
export function takePublished(turn: Turn, draft: Draft, on: string | null, text: string): boolean {
  const address = /https?:\/\/\S+/iu.exec(text)?.[0];
  const rest = text.replace(address ?? "", "").trim();
  const behind = address === undefined ? "" : text.slice(text.indexOf(address) + address.length);
  if (behind.trim() !== "" && readDay(turn, behind) === undefined) {
    turn.say(
      `网址里不能有空格：“${(address ?? "").slice(0, 60)}${behind.slice(0, 20)}”。请从浏览器地址栏整个复制。`,
    );
    return true;
  }
  const day = rest === "" || on !== null ? on : readPublishingDay(turn, draft, rest);
  if (day !== null && typeof day === "object") {
    turn.say(day.problem);
    return true;
  }
  if (day === null) {
    turn.say("还差公开日期，例：2020年8月20日。");
    return true;
  }
  turn.position = { at: "review", task: { wants: "address", on: day } };
  if (address === undefined) {
    if (on !== null)
      turn.say(`没看懂“${text.trim().slice(0, 30)}”，要公开网页的网址，以 http 开头。`);
    return true;
  }
  if (!ADDRESS.test(address) || address.length > LONGEST_ADDRESS) {
    turn.say(`“${address.slice(0, 60)}”不像网址，请从浏览器地址栏复制。`);
    return true;
  }
  draft.record({ type: "published", on: day, address });
  turn.ask(`已记为公开 ✅ ${formatDate(day)}，${address}\n公开后发现有误，发 /correct 更正。`, [
    [{ label: "更正", action: { do: "review", act: { what: "correct" } } }],
  ]);
  turn.position = { at: "done" };
  return false;
}

/** Published after it was approved, and not in days to come. */
function readPublishingDay(
  turn: Turn,
  draft: Draft,
  text: string,
): string | { readonly problem: string } {
  const date = readDay(turn, text);
  if (date === undefined)
    return { problem: `没看懂“${text.slice(0, 20)}”，要公开的那一天，例：2020年8月20日。` };
  const approvedOn = draft.report.review.versions.at(-1)?.on ?? "";
  if (date > turn.context.today)
    return { problem: `${formatDate(date)}还没有到，请写实际公开的那一天。` };
  if (date < approvedOn)
    return {
      problem: `${formatDate(approvedOn)}才通过审核，公开日期不会是${formatDate(date)}，请再看一眼。`,
    };
  return date;
}
