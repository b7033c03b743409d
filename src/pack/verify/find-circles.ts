import type { NodeId } from "../build/sources.js";

/**
 * Finds keys that depend on themselves.
 *
 * @param edges source and target of each dependency
 * @returns each circle once, as the keys one depends on in turn
 */
export function findCircles(
  edges: Iterable<readonly [NodeId, NodeId]>,
): readonly (readonly NodeId[])[] {
  const sources = new Map<NodeId, Set<NodeId>>();
  for (const [from, to] of edges) {
    const known = sources.get(to) ?? new Set();
    sources.set(to, known.add(from));
  }
  const circles: (readonly NodeId[])[] = [];
  const done = new Set<NodeId>();
  const visit = (node: NodeId, path: readonly NodeId[]): void => {
    const start = path.indexOf(node);
    if (start >= 0) {
      circles.push(path.slice(start));
      return;
    }
    if (done.has(node)) return;
    for (const source of sources.get(node) ?? []) visit(source, [...path, node]);
    done.add(node);
  };
  for (const node of sources.keys()) visit(node, []);
  return circles;
}
