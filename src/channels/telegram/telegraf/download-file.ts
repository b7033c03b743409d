import type { Telegram } from "telegraf";
import { ChatRejectedError } from "../../../errors.js";
import { endAfter } from "./call-api.js";
import { translateError } from "./translate-error.js";

/** The Bot API hands out no larger files. */
const MAX_BYTES = 20 * 1024 * 1024;
const DOWNLOAD_MS = 120_000;

/**
 * Makes the function that fetches a file somebody sent.
 *
 * @returns a function from Telegram's id of a file to its bytes; it throws {ChatRejectedError} for a
 *   file that is gone or too large, {ChatBusyError} when Telegram does not answer
 */
export function createDownload(
  telegram: Pick<Telegram, "callApi" | "getFileLink">,
  fetchUrl: typeof fetch,
): (fileId: string) => Promise<Uint8Array> {
  return async (fileId) => {
    const link = await findLink(telegram, fileId);
    const response = await fetchUrl(link, { signal: AbortSignal.timeout(DOWNLOAD_MS) });
    if (!response.ok || response.body === null) {
      throw new ChatRejectedError(`file answered ${response.status}`, { scope: "message" });
    }
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > MAX_BYTES) throw new ChatRejectedError("file too large", { scope: "message" });
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  };
}

async function findLink(
  telegram: Pick<Telegram, "callApi" | "getFileLink">,
  fileId: string,
): Promise<URL> {
  try {
    const file = await telegram.callApi("getFile", { file_id: fileId }, endAfter(DOWNLOAD_MS));
    return await telegram.getFileLink(file);
  } catch (error) {
    throw translateError(error, "getFile");
  }
}
