import type { ReportDocument } from "./document.js";

/** Windows programs give up beyond 260 for the whole path; Unix file systems take 255 bytes for a name. */
const MOST_CHARACTERS = 120;
const MOST_BYTES = 240;

/** What Windows, a path or a header gives a meaning to; controls; marks that turn the direction of text around. */
const UNFIT = /[\\/:*?"<>|\s\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu;

export interface FileNameOptions {
  /** "docx" */
  readonly extension: string;
  /** What it is when it is not the report itself, 公开: 审核情况表. */
  readonly kind?: string;
  /** What sets it apart from other files of the same report: 图1 支出结构. */
  readonly part?: string;
}

/**
 * 2019年度部门决算公开-××办（草稿）.docx, fit for Windows and every other file system: it begins with the
 * year, so it is never a reserved name like CON, and ends with the extension, so never with a dot.
 */
export function fileNameOf(
  document: Pick<ReportDocument, "department" | "year" | "draft">,
  { extension, kind = "公开", part }: FileNameOptions,
): string {
  const before = `${document.year}年度部门决算${kind}`;
  const behind = [
    part === undefined ? "" : `-${fit(part)}`,
    document.draft ? "（草稿）" : "",
    `.${extension}`,
  ].join("");
  const department = shorten(fit(document.department), `${before}-${behind}`);
  return department === "" ? before + behind : `${before}-${department}${behind}`;
}

function fit(text: string): string {
  return text.replace(UNFIT, "").replace(/^\.+|\.+$/g, "");
}

/** As much of a name as there is room for beside the rest. */
function shorten(name: string, rest: string): string {
  let short = "";
  for (const character of name) {
    const longer = rest + short + character;
    if (longer.length > MOST_CHARACTERS || Buffer.byteLength(longer) > MOST_BYTES) break;
    short += character;
  }
  return short;
}
