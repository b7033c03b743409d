import type { HttpAnswer, HttpHead } from "../../http/route.js";
import { refuse } from "./answers.js";

/** Keeps out what does not come from our own page. */
export interface Guard {
  /** For what only shows something. */
  refuseRead(head: HttpHead): HttpAnswer | undefined;
  /** For what changes something. */
  refuseWrite(head: HttpHead): HttpAnswer | undefined;
}

/** Only scripts of our own origin can set it: a form of another page cannot. */
export const OWN_HEADER = "x-chat-page";
const ELSEWHERE = "这个请求不是从本页发出的。请刷新后再试。";
const LOCAL_HOSTS = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * @param options.origin the address people type, where it is not this machine's own: "https://bot.example.org"
 * @param options.isLocal nobody signs in, so the name asked for must be this machine's own: a page elsewhere
 *   whose name was made to point here is somebody else's
 */
export function createGuard(options: {
  readonly origin: string | null;
  readonly isLocal: boolean;
}): Guard {
  const { origin, isLocal } = options;

  function isOurHost(host: string): boolean {
    return !isLocal || LOCAL_HOSTS.has(host.replace(/:\d+$/, ""));
  }

  function isOurOrigin(head: HttpHead): boolean {
    const { origin: given, host } = head.headers;
    if (given === undefined || !URL.canParse(given)) return false;
    // Behind a proxy the host may be the proxy's word for us.
    return origin === null ? new URL(given).host === host : given === origin;
  }

  function refuseRead({ headers }: HttpHead): HttpAnswer | undefined {
    if (!isOurHost(headers.host ?? "")) return refuse(403, "请用本机的地址打开这一页。");
    const site = headers["sec-fetch-site"];
    const isOwn = site === undefined || site === "same-origin" || site === "none";
    return isOwn ? undefined : refuse(403, ELSEWHERE);
  }

  return {
    refuseRead,
    refuseWrite(head) {
      const refused = refuseRead(head);
      if (refused !== undefined) return refused;
      const isOwn = head.headers[OWN_HEADER] === "1" && isOurOrigin(head);
      return isOwn ? undefined : refuse(403, ELSEWHERE);
    },
  };
}
