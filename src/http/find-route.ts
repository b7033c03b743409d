import type { HttpRoute } from "./route.js";

export type FoundRoute =
  { readonly route: HttpRoute } | { readonly route: undefined; readonly status: 404 | 405 };

/** Looks up the address of a request; HEAD asks for what GET does. */
export function createFindRoute(
  routes: readonly HttpRoute[],
): (method: string, path: string) => FoundRoute {
  const exact = new Map<string, HttpRoute[]>();
  const below: { readonly prefix: string; readonly route: HttpRoute }[] = [];
  for (const route of routes) {
    if (route.path.endsWith("/*")) below.push({ prefix: route.path.slice(0, -1), route });
    else exact.set(route.path, [...(exact.get(route.path) ?? []), route]);
  }
  return (method, path) => {
    const wanted = method === "HEAD" ? "GET" : method;
    const here = [
      ...(exact.get(path) ?? []),
      ...below.filter(({ prefix }) => path.startsWith(prefix)).map(({ route }) => route),
    ];
    const route = here.find((one) => one.method === wanted);
    if (route !== undefined) return { route };
    return { route: undefined, status: here.length === 0 ? 404 : 405 };
  };
}
