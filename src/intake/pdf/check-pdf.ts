import { constants, inflateRawSync } from "node:zlib";
import type { IntakeLimits } from "../intake-limits.js";
import { refuse } from "../refusal.js";

/** Looked back over for what a stream says of itself, bytes. */
const LONGEST_DICTIONARY = 8_192;
const MOST_STREAMS = 20_000;
/** CMF of a deflated stream of any window; the two bytes of its header are left out. */
const DEFLATED = 8;
const HEADER_BYTES = 2;
const EXPANDING = /\/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b/g;
/** What may unpack to hundreds of times its size without this check being able to count it. */
const UNCOUNTED = /\/(?:LZWDecode|LZW|RunLengthDecode|RL)\b|\/Filter\s*\d+\s+\d+\s+R/;

/**
 * Unpacks every packed piece of a PDF once, up to the limits and no further: the library behind knows none. Its
 * pieces stand one after another in the file itself, whatever its tables say.
 *
 * @throws {FileRefused} when it is locked, or unpacks to more than any report does
 */
export function checkPdf(bytes: Buffer, limits: IntakeLimits): void {
  const text = plainNames(bytes.toString("latin1"));
  if (/\/Encrypt\b/.test(text)) refuse("encryptedPdf");
  let total = 0;
  let streams = 0;
  for (const at of streamsIn(text)) {
    streams += 1;
    if (streams > MOST_STREAMS) refuse("expands");
    total += unpackedSize(bytes, text, at, limits);
    if (total > limits.expandedPdfBytes) refuse("expands");
  }
}

/** `/Fl#61teDecode` is `/FlateDecode`: as many characters as before, so that places stay. */
function plainNames(text: string): string {
  return text.replace(/#([0-9A-Fa-f]{2})/g, (written, hex: string) => {
    const sign = String.fromCharCode(parseInt(hex, 16));
    return /[A-Za-z]/.test(sign) ? `${sign}\u0001\u0001` : written;
  });
}

interface Stream {
  /** The first byte behind the word `stream` and its line end. */
  readonly start: number;
  /** What stands before it, as far as it may be about it. */
  readonly says: string;
}

function* streamsIn(text: string): Generator<Stream> {
  const word = /stream(?:\r\n|\n|\r)/g;
  for (let found = word.exec(text); found !== null; found = word.exec(text)) {
    if (text.slice(Math.max(0, found.index - 3), found.index) === "end") continue;
    const before = text.slice(Math.max(0, found.index - LONGEST_DICTIONARY), found.index);
    const says = before.slice(before.lastIndexOf("obj") + 1).replaceAll("\u0001", "");
    yield { start: word.lastIndex, says };
  }
}

function unpackedSize(
  bytes: Buffer,
  text: string,
  { start, says }: Stream,
  limits: IntakeLimits,
): number {
  const isDictionary = says.trimEnd().endsWith(">>");
  if (isDictionary && UNCOUNTED.test(says)) refuse("expands");
  if (isDictionary && (says.match(EXPANDING) ?? []).length > 1 && packsTwice(says)) {
    refuse("expands");
  }
  const isPacked = isDictionary && /\/(?:FlateDecode|Fl)\b/.test(says);
  if (((bytes[start] ?? 0) & 0x0f) !== DEFLATED) return isPacked ? notDeflated(text, start) : 0;
  return inflatedSize(bytes.subarray(start + HEADER_BYTES), limits, isPacked);
}

/** Two filters of one stream, not those of an image inside it. */
function packsTwice(says: string): boolean {
  const filter = /\/Filter\s*\[([^\]]*)\]/.exec(says)?.[1] ?? "";
  return (filter.match(EXPANDING) ?? []).length > 1;
}

/** Packed and then written as text: what it unpacks to cannot be told. An empty one holds nothing. */
function notDeflated(text: string, start: number): number {
  return text.startsWith("endstream", start) ? 0 : refuse("expands");
}

/** The end of the data tells itself; its checksum is not looked at, as little as by whoever reads on. */
function inflatedSize(data: Buffer, limits: IntakeLimits, isPacked: boolean): number {
  try {
    return inflateRawSync(data, {
      maxOutputLength: limits.entryPdfBytes,
      finishFlush: constants.Z_SYNC_FLUSH,
    }).length;
  } catch (error) {
    if (error instanceof RangeError) return refuse("expands");
    return isPacked ? refuse("damagedPdf") : 0;
  }
}
