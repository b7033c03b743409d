import { decodeText } from "./decode-text.js";
import type { IntakeLimits } from "./intake-limits.js";
import { findOleStreams } from "./ole-streams.js";
import { refuse } from "./refusal.js";
import { checkZip, readZipDirectory, unpack } from "./zip-directory.js";

/** What a file is by its content; its name is not looked at. */
export type FileContent =
  /** xlsx, xlsm, old xls: bytes that the workbook reader may have. */
  | { readonly kind: "workbook"; readonly bytes: Buffer }
  /** A web page or XML that Excel opens, often named .xls. */
  | { readonly kind: "markup"; readonly text: string }
  | { readonly kind: "word"; readonly document: string }
  | { readonly kind: "text"; readonly text: string };

const starts = (bytes: Buffer, ...head: number[]): boolean =>
  head.every((byte, at) => bytes[at] === byte);

export function isPdf(bytes: Buffer): boolean {
  return starts(bytes, 0x25, 0x50, 0x44, 0x46);
}

/** @throws {FileRefused} with the reason, when it is nothing that can be read safely */
export function openFile(bytes: Buffer, limits: IntakeLimits): FileContent {
  if (bytes.length === 0) refuse("empty");
  if (bytes.length > limits.fileBytes) refuse("large");
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return openZip(bytes, limits);
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return openOle(bytes);
  // A PDF has a reader of its own.
  if (isPdf(bytes)) refuse("unknown");
  const isPicture =
    starts(bytes, 0x89, 0x50, 0x4e, 0x47) ||
    starts(bytes, 0xff, 0xd8, 0xff) ||
    starts(bytes, 0x47, 0x49, 0x46, 0x38);
  if (isPicture) refuse("picture");
  return openText(bytes, limits);
}

function openZip(bytes: Buffer, limits: IntakeLimits): FileContent {
  const entries = readZipDirectory(bytes, limits);
  const has = (name: string): boolean => entries.some((entry) => entry.name === name);
  if (has("xl/workbook.xml")) {
    checkZip(bytes, entries);
    return { kind: "workbook", bytes };
  }
  const word = entries.find(({ name }) => name === "word/document.xml");
  if (word !== undefined) {
    return { kind: "word", document: unpack(bytes, word).toString("utf8") };
  }
  return refuse(has("xl/workbook.bin") || has("content.xml") ? "other" : "unknown");
}

function openOle(bytes: Buffer): FileContent {
  const streams = findOleStreams(bytes);
  if (streams.has("EncryptedPackage")) refuse("encrypted");
  if (streams.has("Workbook") || streams.has("Book")) return { kind: "workbook", bytes };
  return refuse(streams.has("WordDocument") ? "doc" : "unknown");
}

function openText(bytes: Buffer, limits: IntakeLimits): FileContent {
  const text = decodeText(bytes);
  if (text === undefined) return refuse("unknown");
  if (text.length > limits.characters) refuse("large");
  const head = text.slice(0, 4096);
  const isMarkup = /<(?:!doctype\s+html|html|head|meta|table|body)\b|<\w*:?Workbook\b/i.test(head);
  return isMarkup ? { kind: "markup", text } : { kind: "text", text };
}
