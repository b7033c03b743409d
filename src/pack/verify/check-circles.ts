import type { Built } from "../build/build-groups.js";
import type { DependencyGraph } from "../build/dependency-graph.js";
import { findCircles } from "./find-circles.js";
import type { Mistakes } from "../mistakes.js";
import type { PropertyName } from "../files/question-shape.js";

const DEPENDING: readonly PropertyName[] = ["value", "when", "suggest"];

/** Refuses keys whose condition, value or suggestion depends on themselves. */
export function checkCircles(graph: DependencyGraph, built: Built, mistakes: Mistakes): void {
  const drafts = new Map(built.questions.map(({ draft }) => [draft.key, draft]));
  for (const circle of findCircles(graph.sourcesAndTargets())) {
    const [first = ""] = circle;
    const draft = drafts.get(first);
    if (!draft) continue;
    const property = DEPENDING.find((name) => draft.properties[name] !== undefined);
    mistakes.add(
      property ? draft.placeOf(property) : draft.place,
      `绕成了圈：${[...circle, first].join(" → ")}（箭头指向所依据的键）`,
      "去掉其中一个 value、when 或 suggest 对另一个的引用",
    );
  }
}
