import { readFile } from "node:fs/promises";
import type { OpenSample } from "./channels/web/rooms.js";
import { createOpenSample, type SampleOptions } from "./open-sample.js";
import { readAnswers, type Replies } from "./replay/read-answers.js";

const ANSWERS = new URL("../examples/final-accounts-2019.yaml", import.meta.url);

/**
 * Prepares the sample of the web chat.
 *
 * @returns null where the question script is another one than the sample's answers are for
 */
export async function loadSample(
  options: Omit<SampleOptions, "replies">,
): Promise<OpenSample | null> {
  const replies: Replies = readAnswers(await readFile(ANSWERS, "utf8"));
  const isFit = [...replies.keys()].every((key) => options.pack.find(key) !== undefined);
  return isFit ? createOpenSample({ ...options, replies }) : null;
}
