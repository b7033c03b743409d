import {
  EXPORT_FORMAT,
  EXPORT_VERSION,
  exportedReportSchema,
} from "../events/report/exported-report.js";
import type { FileReading } from "../interview/file/file-reading.js";
import { refuse } from "./refusal.js";

/**
 * A report that was exported as JSON.
 *
 * @returns undefined for a text that is no JSON
 * @throws {FileRefused} for JSON that is no report of ours, or not as it has to be
 */
export function readExported(text: string): FileReading | undefined {
  if (!text.trimStart().startsWith("{")) return undefined;
  const content = parse(text);
  if (content === undefined) return undefined;
  const { format, version } = content as { readonly format?: unknown; readonly version?: unknown };
  if (format !== EXPORT_FORMAT) refuse("json");
  if (typeof version === "number" && version > EXPORT_VERSION) refuse("newer");
  const read = exportedReportSchema.safeParse(content);
  if (read.success) return { is: "report", report: read.data };
  const path = read.error.issues[0]?.path.join(".") ?? "";
  return {
    is: "refused",
    because: `这份导出的报告不完整，“${path.slice(0, 60)}”这里读不懂，什么都没改。请重新导出后再发。`,
  };
}

function parse(text: string): object | undefined {
  try {
    const content: unknown = JSON.parse(text);
    return typeof content === "object" && content !== null ? content : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
