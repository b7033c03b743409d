import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { Update } from "../../workflow/ports.js";

type FileBody = Extract<Update["body"], { kind: "file" }>;

/**
 * A file of this machine, to be sent.
 *
 * @param typed its path as typed, or as a terminal writes one that was dropped into it
 * @returns undefined when there is no such file
 */
export async function openFile(typed: string): Promise<FileBody | undefined> {
  const file = path.resolve(unquote(typed.trim()));
  try {
    const found = await stat(file);
    if (!found.isFile()) return undefined;
    return {
      kind: "file",
      name: path.basename(file),
      size: found.size,
      open: () => readFile(file),
    };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** 'a b.xls', "a b.xls" and a\ b.xls. On Windows a backslash is part of the path. */
function unquote(typed: string): string {
  const [, , quoted] = /^(["'])(.*)\1$/.exec(typed) ?? [];
  if (quoted !== undefined) return quoted;
  return path.sep === "\\" ? typed : typed.replace(/\\(.)/g, "$1");
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ENOENT" || code === "ENOTDIR" || code === "EACCES" || code === "ENAMETOOLONG";
}
