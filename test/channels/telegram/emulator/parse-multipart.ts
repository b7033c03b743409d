import { badRequest } from "./api-error.js";

export interface Upload {
  readonly filename: string;
  readonly bytes: Buffer;
}

/** Reads a multipart/form-data body: fields as strings, files with their names. */
export function parseMultipart(body: Buffer, contentType: string): Record<string, string | Upload> {
  const boundary = /boundary=("?)([^";]+)\1/.exec(contentType)?.[2];
  if (boundary === undefined) throw badRequest("no boundary");
  const parts: Record<string, string | Upload> = {};
  const delimiter = Buffer.from(`--${boundary}`);
  let start = body.indexOf(delimiter);
  while (start !== -1) {
    const next = body.indexOf(delimiter, start + delimiter.length);
    if (next === -1) break;
    readPart(body.subarray(start + delimiter.length + 2, next - 2), parts);
    start = next;
  }
  return parts;
}

function readPart(part: Buffer, parts: Record<string, string | Upload>): void {
  const end = part.indexOf("\r\n\r\n");
  const head = part.subarray(0, end).toString("utf8");
  const bytes = part.subarray(end + 4);
  const name = /name="([^"]*)"/.exec(head)?.[1];
  const filename = /filename="([^"\r\n]*)"/.exec(head)?.[1];
  if (end === -1 || name === undefined) throw badRequest("a part without a name");
  parts[name] = filename === undefined ? bytes.toString("utf8") : { filename, bytes };
}
