import type { MoneyValue } from "../../../amounts/parse-money.js";
import type { PasteContradiction } from "../paste-reading.js";
import type { PasteTarget } from "../paste-target.js";
import { inScope } from "./item-index.js";
import { nameKey, type Role } from "./prose-item.js";
import { isAtHome, type ProseLine, type ProseSource, type Subject } from "./prose-line.js";
import { type Change, type Derived, type Facts, weighFacts } from "./weigh-facts.js";

/** What one paragraph tells of each thing. */
export interface ParagraphFacts {
  /** Those of a thing: empty when they are first asked for. */
  of(subject: Subject): Facts;
  /** Takes what follows from the facts, or asks where that is not sure. To be called once, at the end. */
  weigh(): readonly PasteContradiction[];
}

interface Typed<V> {
  readonly value: V;
  readonly typed: string;
}

export function createParagraphFacts(
  { collector }: Pick<ProseSource, "collector">,
  place: ProseLine,
): ParagraphFacts {
  const byName = new Map<string, Facts>();

  function takeDerived(facts: Facts, { role, value, typed, isSure }: Derived): void {
    const items = inScope(facts.items, role, place.scope);
    const targets = items.flatMap(({ slots }) => slots[role] ?? []).filter(isOpen);
    const [target] = targets;
    if (target === undefined) return;
    const { label, line } = facts;
    if (targets.length === 1 && items.length === 1 && isSure && isAtHome(place, items)) {
      collector.add(target, typed, value, { line }, true);
      return;
    }
    const choices = targets.map(({ key }) => ({ key, typed, value, line, computed: true }));
    collector.addAmbiguous(`${label}${role === "prior" ? "上年数" : "预算数"}`, targets, {
      choices,
    });
  }

  return {
    of({ items, label }) {
      const id = nameKey(label);
      const facts: Facts = byName.get(id) ?? { items, label, changes: [], line: place.line };
      byName.set(id, facts);
      return facts;
    },
    weigh() {
      return [...byName.values()].flatMap((facts) => {
        const { derived, contradictions } = weighFacts(facts);
        for (const one of derived) takeDerived(facts, one);
        return contradictions;
      });
    },
  };
}

export function noteValue(facts: Facts, role: Role, told: Typed<MoneyValue>): void {
  if (role === "actual") facts.actual = told;
  else facts[role] = told.value;
}

/** 增长22.16%: goes with the last 增加83.97万元 that has no percentage yet, or stands alone. */
export function notePercent(
  { changes }: Facts,
  { base, sign }: Pick<Change, "base" | "sign">,
  percent: Typed<string>,
): void {
  const open = changes.findLast(
    (one) => one.base === base && one.sign === sign && one.percent === undefined,
  );
  if (open === undefined) changes.push({ base, sign, percent });
  else open.percent = percent;
}

/** Asked for, not computed. */
function isOpen({ parts }: PasteTarget): boolean {
  return parts === undefined;
}
