import {
  formatsOf,
  type ReportChoice,
  type ReportFormat,
} from "../../events/report/report-format.js";
import { createCompileQueue } from "./compile-queue.js";
import type { Outbox } from "../outbox.js";
import type { Compiled, CompiledFile, Jobs, Log, Out } from "../ports.js";
import { createProgressLine, type ProgressLine } from "../requests/progress-line.js";
import type { RecordExport } from "./record-export.js";
import { describeSnapshot, type Snapshot } from "../requests/take-snapshot.js";

/** Compiles reports in the background and sends them to the chats that asked. */
export interface CompileReports {
  /**
   * Returns at once. While the same choice is under way for this chat, the newest request waits and older
   * ones lapse.
   */
  start(order: CompileOrder): void;
  /** Resolves when nothing is being compiled. */
  settle(): Promise<void>;
}

export interface CompileOrder {
  readonly chat: string;
  /** Who asked. */
  readonly account: string;
  readonly reportId: string;
  readonly snapshot: Snapshot;
  readonly choice: ReportChoice;
  /** Of an approved report: the file as it was approved. */
  readonly frozen?: (format: ReportFormat) => Promise<Compiled | undefined>;
}

export interface CompileOptions {
  readonly jobs: Jobs;
  readonly outbox: Outbox;
  readonly log: Log;
  readonly recordExport: RecordExport;
  /** Reports compiled at the same time; the others wait and are told how many are before them. */
  readonly compileAtOnce?: number;
}

interface FormatWords {
  /** What is being made. */
  readonly name: string;
  /** What asks for it again. */
  readonly command: string;
}

const WORDS: Readonly<Record<ReportFormat, FormatWords>> = {
  docx: { name: "Word文件", command: "/report word" },
  xlsx: { name: "Excel文件", command: "/report excel" },
  pdf: { name: "PDF文件", command: "/report pdf" },
  review: { name: "审核情况表", command: "/report 审核情况表" },
  json: { name: "JSON文件", command: "/export json" },
  pictures: { name: "图片", command: "/report 图片" },
};

export function createCompileReports(options: CompileOptions): CompileReports {
  const { jobs, outbox, log, compileAtOnce = 1 } = options;
  const queue = createCompileQueue(compileAtOnce);
  /** What is under way, and what waits behind it: null for nothing. */
  const slots = new Map<string, CompileOrder | null>();

  function enqueue(slot: string, order: CompileOrder): void {
    const progress = createProgressLine(outbox, order.chat);
    queue.add({
      wait: (ahead) => void progress.show(`正在排队，前面还有${ahead}份，轮到就生成。`),
      run: () => compile(order, progress),
      after() {
        const next = slots.get(slot) ?? null;
        slots.delete(slot);
        if (next === null) return;
        slots.set(slot, null);
        enqueue(slot, next);
      },
    });
  }

  async function compile(order: CompileOrder, progress: ProgressLine): Promise<void> {
    const { chat } = order;
    const formats = formatsOf(order.choice);
    const failed: ReportFormat[] = [];
    let sent = 0;
    for (const [index, format] of formats.entries()) {
      const step = formats.length === 1 ? "" : `（${index + 1}/${formats.length}）`;
      await progress.show(`正在生成${WORDS[format].name}${step}，请稍候…`);
      const compiled = await compileFormat(order, format);
      if (compiled === undefined) failed.push(format);
      const files = compiled?.files ?? [];
      sent += files.length;
      const isLast = index === formats.length - 1;
      if (isLast) await progress.show(tellDone(sent, formats.length));
      for (const out of outsOf(order, compiled, files)) void outbox.post(chat, out);
      if (compiled?.files.length === 0 && formats.length === 1) tell(chat, NO_PICTURES);
    }
    if (failed.length > 0) tell(chat, tellFailed(failed, formats.length));
  }

  async function compileFormat(
    { chat, account, reportId, snapshot, frozen }: CompileOrder,
    format: ReportFormat,
  ): Promise<Compiled | undefined> {
    try {
      const compiled = (await frozen?.(format)) ?? (await jobs.compile(snapshot.report, format));
      const files = compiled.files.map(({ name }) => name);
      await options.recordExport({ report: reportId, account, files, hash: compiled.hash });
      return compiled;
    } catch (error) {
      log.error({ chat, report: reportId, format, err: error }, "a report could not be compiled");
      return undefined;
    }
  }

  function tell(chat: string, text: string): void {
    void outbox.post(chat, { kind: "message", text, buttons: [] });
  }

  return {
    start(order) {
      const slot = `${order.chat} ${order.reportId} ${order.choice}`;
      if (slots.has(slot)) {
        slots.set(slot, order);
        tell(order.chat, "上一份还在生成，完成后接着生成这一份。");
        return;
      }
      slots.set(slot, null);
      enqueue(slot, order);
    },
    settle: () => queue.settle(),
  };
}

/** Of several formats the files came one by one, above or below this line. */
function tellDone(sent: number, formats: number): string {
  if (sent === 0) return "没有生成。";
  return formats === 1 ? "已完成，文件在下面。" : `生成完了，共${sent}个文件。`;
}

const NO_PICTURES = "这份报告没有图。";

function tellFailed(failed: readonly ReportFormat[], of: number): string {
  const names = failed.map((format) => WORDS[format].name).join("、");
  const others = failed.length < of ? "，别的都在上面" : "";
  const again = failed.map((format) => WORDS[format].command).join("、");
  return (
    `${names}没能生成${others}，已填的内容都在。` +
    `请稍后发 ${again} 再试一次；还是不行请联系管理员。`
  );
}

/** Files with a caption each; of several pictures the first tells what they belong to. */
function outsOf(
  { snapshot }: CompileOrder,
  compiled: Compiled | undefined,
  files: readonly CompiledFile[],
): readonly Out[] {
  if (compiled === undefined) return [];
  const about = `${describeSnapshot(snapshot)}内容标识${compiled.hash}。`;
  return files.map(({ name, mime, bytes, picture }, index): Out => {
    if (picture === undefined) {
      const caption = `《${name}》 ${about}${tellMissing(compiled.missingGlyphs)}`;
      return { kind: "file", name, mime, bytes, caption };
    }
    const caption = index === 0 ? `${picture.caption}\n${about}` : picture.caption;
    return { kind: "picture", name, bytes, caption, alt: picture.alt };
  });
}

const GLYPHS_TOLD = 10;

/** 字库里没有：😀（U+1F600），印成了〓。 */
function tellMissing(glyphs: readonly string[]): string {
  if (glyphs.length === 0) return "";
  const told = glyphs.slice(0, GLYPHS_TOLD).map((glyph) => glyph.replace(/ (U\+\w+)$/, "（$1）"));
  const more = glyphs.length > GLYPHS_TOLD ? `等${glyphs.length}个字` : "";
  return `\n字库里没有：${told.join("、")}${more}，印成了〓，请换个字。`;
}
