/** Something the server said no to, or did not answer. */
export class NetError extends Error {
  /**
   * @param {number} status 0: nobody answered
   * @param {string} says what a person reads
   * @param {number} retryAfter seconds
   */
  constructor(status, says, retryAfter) {
    super(says);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

const TIME_MS = 20_000;
const UPLOAD_MS = 180_000;

/**
 * @param {string} path
 * @param {RequestInit} init
 * @param {number} [timeMs]
 * @returns {Promise<unknown>}
 */
async function ask(path, init, timeMs = TIME_MS) {
  /** @type {Response} */
  let response;
  /** @type {unknown} */
  let body;
  try {
    response = await fetch(path, { ...init, signal: AbortSignal.timeout(timeMs) });
    body = await response.json().catch(() => null);
  } catch {
    throw new NetError(0, "没有连上。", 0);
  }
  if (response.ok) return body;
  const says =
    typeof body === "object" && body !== null && "says" in body && typeof body.says === "string"
      ? body.says
      : "没有办成，请稍后再试。";
  throw new NetError(response.status, says, Number(response.headers.get("retry-after") ?? 0));
}

/** @param {string} path */
export function get(path) {
  return ask(path, {});
}

/**
 * @param {string} path
 * @param {unknown} body
 */
export function post(path, body) {
  const headers = { "content-type": "application/json", "x-chat-page": "1" };
  return ask(path, { method: "POST", headers, body: JSON.stringify(body) });
}

/**
 * @param {string} path
 * @param {Blob} file
 */
export function upload(path, file) {
  const headers = { "content-type": "application/octet-stream", "x-chat-page": "1" };
  return ask(path, { method: "POST", headers, body: file }, UPLOAD_MS);
}

/** An id nobody else makes; the browser's own way needs https. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
