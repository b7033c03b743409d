import type { HttpAnswer } from "../../http/route.js";

/** On everything this channel answers. */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cache-control": "no-store",
};

export function answerJson(
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  return {
    status: 200,
    headers: { ...SAFE_HEADERS, "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(value),
  };
}

/** @param says what a person reads */
export function refuse(
  status: number,
  says: string,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  return { ...answerJson({ says }, headers), status };
}
