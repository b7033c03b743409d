/**
 * How a template says what it is, in the first cell of its sheets, and which cell is for what. The writer and
 * the reader both hold to it; a published mark never changes.
 */
const SHEET_MARK = "juesuan-template-1";
const ROWS_MARK = "juesuan-rows-1";

export interface TemplateIdentity {
  readonly pack: string;
  readonly year: string;
  /** Id of the report it was made for. */
  readonly report: string;
}

export function templateMark({ pack, year, report }: TemplateIdentity): string {
  return [SHEET_MARK, pack, year, report].join("|");
}

export function readTemplateMark(text: string): TemplateIdentity | undefined {
  const [mark, pack, year, report] = text.split("|");
  if (mark !== SHEET_MARK || pack === undefined || year === undefined || report === undefined)
    return undefined;
  return { pack, year, report };
}

/** First cell of the sheet of a repeat group. */
export function rowsMark(group: string): string {
  return `${ROWS_MARK}|${group}`;
}

export function readRowsMark(text: string): string | undefined {
  const [mark, group] = text.split("|");
  return mark === ROWS_MARK ? group : undefined;
}

const CLOSE = "#close.";

/** Key of the line that says the rest of a group is zero. */
export function closeKey(group: string): string {
  return `${CLOSE}${group}`;
}

export function readCloseKey(key: string): string | undefined {
  return key.startsWith(CLOSE) ? key.slice(CLOSE.length) : undefined;
}

/** What is chosen there. */
export const CLOSED = "是";

/** Columns of the sheet of questions, from 0. */
export const TEMPLATE_COLUMNS = {
  key: 0,
  before: 1,
  place: 2,
  label: 3,
  reply: 4,
  unit: 5,
  find: 6,
} as const;

/** Columns of the sheet of a repeat group, from 0: what was there before is hidden behind the last column. */
export const ROWS_CODE_COLUMN = 1;
/** The row that holds the keys of the columns, from 0. */
export const ROWS_KEY_ROW = 1;
