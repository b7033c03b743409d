import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { HttpRoute } from "../../http/route.js";
import { SAFE_HEADERS } from "./answers.js";

const FOLDER = new URL("./page/", import.meta.url);
const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

/** Nothing from elsewhere, no script within the page, and no text that becomes markup. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

const HEADERS: Readonly<Record<string, string>> = {
  ...SAFE_HEADERS,
  "content-security-policy": POLICY,
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
  // Asked for each time, and not sent again when it is the same.
  "cache-control": "no-cache",
};

/** The page itself, which holds nothing of anybody: its files as they are on the disk. */
export function createPageRoutes(): readonly HttpRoute[] {
  return readdirSync(fileURLToPath(FOLDER)).flatMap((name) => {
    const type = TYPES[name.split(".").at(-1) ?? ""];
    if (type === undefined) return [];
    const body = readFileSync(new URL(name, FOLDER));
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 16)}"`;
    const headers = { ...HEADERS, "content-type": type, etag };
    const answer: HttpRoute["answer"] = ({ headers: { "if-none-match": has } }) =>
      has === etag ? { status: 304, headers } : { status: 200, headers, body };
    const path = name === "index.html" ? "/" : `/page/${name}`;
    return [{ method: "GET", path, maxBodyBytes: 0, answer } as const];
  });
}
