import type { IncomingHttpHeaders } from "node:http";

/** A request before its body is read. */
export interface HttpHead {
  readonly method: "GET" | "POST";
  /** Without the query; as it was sent, escapes included. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Address the connection comes from. */
  readonly remote: string;
}

export interface HttpRequest extends HttpHead {
  readonly body: Buffer;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Instead of a body: the answer stays open, and this writes into it. */
  readonly stream?: (to: HttpStream) => void;
}

/** An answer that stays open. */
export interface HttpStream {
  /** @returns false when the other side reads too slowly and should be let go */
  write(text: string): boolean;
  end(): void;
  /** Runs once when either side ended it, at once when that was before. */
  onEnd(run: () => void): void;
}

/** One address of the server. */
export interface HttpRoute {
  readonly method: "GET" | "POST";
  /** An exact path, or, ending in `/*`, everything below. */
  readonly path: string;
  /** A longer body is answered with 413 and not read to its end. */
  readonly maxBodyBytes: number;
  /** Asked before the body is read; what to answer instead, or undefined. */
  refuse?(head: HttpHead): HttpAnswer | undefined;
  answer(request: HttpRequest): HttpAnswer | Promise<HttpAnswer>;
}
