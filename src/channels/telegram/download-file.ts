import { ChatBusyError, ChatRejectedError } from "../../errors.js";
import { MAX_FILE_BYTES } from "../file-limit.js";
import type { BotApi } from "./bot-api.js";
import { translateFailure } from "./translate-failure.js";

const DOWNLOAD_MS = 120_000;

/**
 * Makes the function that fetches a file somebody sent.
 *
 * @returns a function from Telegram's id of a file to its bytes; it throws {ChatRejectedError} for a
 *   file that is gone or too large, {ChatBusyError} when Telegram does not answer
 */
export function createDownload(
  api: Pick<BotApi, "fileUrl">,
): (fileId: string) => Promise<Uint8Array> {
  return async (fileId) => {
    const response = await request(await findUrl(api, fileId));
    if (!response.ok || response.body === null) {
      throw new ChatRejectedError(`file answered ${response.status}`, { scope: "message" });
    }
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > MAX_FILE_BYTES)
        throw new ChatRejectedError("file too large", { scope: "message" });
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  };
}

async function findUrl(api: Pick<BotApi, "fileUrl">, fileId: string): Promise<string> {
  try {
    return await api.fileUrl(fileId, { ms: DOWNLOAD_MS });
  } catch (error) {
    throw translateFailure(error, "getFile");
  }
}

/** The address holds the token: it must not get into an error. */
async function request(url: string): Promise<Response> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_MS) });
  } catch {
    throw new ChatBusyError("file: lost", { outcome: "lost", retryAfterSeconds: 0 });
  }
}
