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
  throw refused(response.status, body, response.headers.get("retry-after"));
}

/**
 * @param {number} status
 * @param {unknown} body
 * @param {string | null} retryAfter
 */
function refused(status, body, retryAfter) {
  const says =
    typeof body === "object" && body !== null && "says" in body && typeof body.says === "string"
      ? body.says
      : "没有办成，请稍后再试。";
  return new NetError(status, says, Number(retryAfter ?? 0));
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
 * Sends a file and tells how far it is: fetch cannot.
 *
 * @param {string} path
 * @param {Blob} file
 * @param {(percent: number) => void} tell
 * @returns {Promise<void>}
 */
export function upload(path, file, tell) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.timeout = UPLOAD_MS;
    request.responseType = "json";
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("x-chat-page", "1");
    request.upload.addEventListener("progress", ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) tell(Math.floor((loaded * 100) / total));
    });
    for (const name of ["error", "timeout", "abort"])
      request.addEventListener(name, () => reject(new NetError(0, "没有连上。", 0)));
    request.addEventListener("load", () => {
      const { status } = request;
      if (status >= 200 && status < 300) resolve();
      else reject(refused(status, request.response, request.getResponseHeader("retry-after")));
    });
    request.send(file);
  });
}

/** An id nobody else makes; the browser's own way needs https. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
