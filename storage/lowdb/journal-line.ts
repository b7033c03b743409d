import { crc32 } from "./crc32.js";

/**
 * A line of the journal: checksum and length of the JSON in eight hexadecimal digits each, the JSON, and
 * a line feed. JSON text holds no line feed of its own, so that reading goes on after a damaged line.
 *
 *   9b1c33f0 0000001f {"update":"15","chat":…}
 */
const HEADER_LENGTH = 18;
const LINE_FEED = 0x0a;
const SPACE = 0x20;

/** Most bytes a line of this JSON can take. */
export function maxLineLength(json: string): number {
  // UTF-8 takes at most three bytes for what a string counts as one.
  return HEADER_LENGTH + json.length * 3 + 1;
}

/** @returns offset behind the line */
export function writeLine(buffer: Buffer, at: number, json: string): number {
  const start = at + HEADER_LENGTH;
  const length = buffer.write(json, start, "utf8");
  const end = start + length;
  writeHex(buffer, at, crc32(buffer.subarray(start, end)));
  buffer[at + 8] = SPACE;
  writeHex(buffer, at + 9, length);
  buffer[at + 17] = SPACE;
  buffer[end] = LINE_FEED;
  return end + 1;
}

export type JournalLine =
  | { readonly kind: "line"; readonly at: number; readonly end: number; readonly json: Buffer }
  /** Checksum or length are wrong. */
  | { readonly kind: "damaged"; readonly at: number; readonly end: number }
  /** Bytes without a line feed behind them: a line that was never written to its end. */
  | { readonly kind: "torn"; readonly at: number; readonly end: number };

/** Reads the line that begins at an offset; undefined at the end, which may be followed by zeros. */
export function readLine(bytes: Buffer, at: number): JournalLine | undefined {
  if (at >= bytes.length || (bytes[at] === 0 && isBlank(bytes, at))) return undefined;
  const length = readHex(bytes, at + 9);
  const start = at + HEADER_LENGTH;
  // Whatever the byte behind it became: the checksum says that the line is whole.
  if (length !== undefined && start + length < bytes.length) {
    const json = bytes.subarray(start, start + length);
    const end = start + length + 1;
    if (readHex(bytes, at) === crc32(json)) return { kind: "line", at, end, json };
  }
  const feed = bytes.indexOf(LINE_FEED, at);
  if (feed === -1) return { kind: "torn", at, end: bytes.length };
  return { kind: "damaged", at, end: feed + 1 };
}

/** Reads all lines from an offset on. */
export function* readLines(bytes: Buffer, from: number): Generator<JournalLine> {
  for (let line = readLine(bytes, from); line !== undefined; line = readLine(bytes, line.end)) {
    yield line;
  }
}

/** Whether there are only zeros from an offset on: room made in advance. */
function isBlank(bytes: Buffer, from: number): boolean {
  for (let at = from; at < bytes.length; at += ZEROS.length) {
    const part = bytes.subarray(at, at + ZEROS.length);
    if (!part.equals(ZEROS.subarray(0, part.length))) return false;
  }
  return true;
}

const ZEROS = Buffer.alloc(4096);

const DIGITS = Buffer.from("0123456789abcdef", "latin1");

/** Eight lower-case digits; several times as fast as `toString(16)`, and this runs at every commit. */
function writeHex(buffer: Buffer, at: number, value: number): void {
  let rest = value;
  for (let index = at + 7; index >= at; index -= 1) {
    buffer[index] = DIGITS[rest & 0xf] ?? 0;
    rest >>>= 4;
  }
}

function readHex(bytes: Buffer, at: number): number | undefined {
  const digits = bytes.toString("latin1", at, at + 8);
  return /^[0-9a-f]{8}$/.test(digits) ? Number.parseInt(digits, 16) : undefined;
}
