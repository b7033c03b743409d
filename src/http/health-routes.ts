import type { HttpAnswer, HttpRoute } from "./route.js";

/**
 * What a supervisor asks: `/healthz`, whether the process answers at all; `/readyz`, whether it takes
 * updates. They tell nothing else and need no sign-in.
 */
export function createHealthRoutes(isReady: () => boolean): readonly HttpRoute[] {
  return [
    { method: "GET", path: "/healthz", maxBodyBytes: 0, answer: () => tell(true) },
    { method: "GET", path: "/readyz", maxBodyBytes: 0, answer: () => tell(isReady()) },
  ];
}

function tell(isWell: boolean): HttpAnswer {
  return {
    status: isWell ? 200 : 503,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    body: isWell ? "ok\n" : "not ready\n",
  };
}
