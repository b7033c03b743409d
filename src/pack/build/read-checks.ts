import * as z from "zod";
import { conditionAt } from "../files/at-row.js";
import { didYouMean } from "../files/did-you-mean.js";
import type { DraftGrid, Written } from "../files/draft.js";
import type { Condition } from "../expressions/grammar.js";
import { linkCondition } from "./link-condition.js";
import type { LinkPlace } from "./link-expression.js";
import type { LinkContext } from "./link-questions.js";
import { fillNames } from "../files/merge-properties.js";
import { formatPlace } from "../mistakes.js";
import { type Check, SEVERITIES } from "../pack.js";
import { below, readShape, type YamlSpot } from "../files/read-shape.js";
import type { YamlFile } from "../files/read-yaml.js";

const text = z.string().min(1);
const checkShape = z.strictObject({
  id: text,
  says: text,
  equation: text,
  left: text.optional(),
  right: text.optional(),
  when: text.optional(),
  each: text.optional(),
  exact: z.boolean().optional(),
  severity: z.enum(SEVERITIES).optional(),
  only: z.enum(["always", "near"]).optional(),
});
type CheckProperties = z.output<typeof checkShape>;

export interface ChecksContext extends LinkContext {
  readonly grids: ReadonlyMap<string, DraftGrid>;
}

/** Reads checks.yaml; a check over the rows of a grid becomes one check a row. */
export function readChecks(file: YamlFile, context: ChecksContext): readonly Check[] {
  const { mistakes } = context;
  if (!Array.isArray(file.data)) {
    mistakes.add(file.placeOf([]), "checks.yaml 要是一个列表", "每条以 - id: 开头");
    return [];
  }
  const seen = new Set<string>();
  return file.data.flatMap((_, index) => {
    const spot: YamlSpot = { file, path: [index] };
    const read = readShape(checkShape, spot, mistakes);
    if (!read) return [];
    if (seen.has(read.id)) {
      mistakes.add(file.placeOf([index, "id"]), `编号“${read.id}”写了两次`, "改一个编号");
    }
    seen.add(read.id);
    return new CheckReader(read, spot, context).read();
  });
}

/** A row the check goes over: of a grid, or of a repeat group that has no row yet. */
interface EachRow {
  readonly id: string;
  readonly label: string;
  readonly row: string;
}

class CheckReader {
  readonly #check: CheckProperties;
  readonly #spot: YamlSpot;
  readonly #context: ChecksContext;

  constructor(check: CheckProperties, spot: YamlSpot, context: ChecksContext) {
    this.#check = check;
    this.#spot = spot;
    this.#context = context;
  }

  read(): readonly Check[] {
    const { each } = this.#check;
    const equation = this.#condition("equation");
    const when = this.#condition("when");
    if (!equation || (this.#check.when !== undefined && !when)) return [];
    this.#checkEquation(equation);
    if (each === undefined) return [this.#make(equation, when)];

    const name = each.endsWith(".*") ? each.slice(0, -2) : each;
    if (each.endsWith(".*") && this.#context.model.rows.has(name)) {
      this.#refuseFixedKeys(equation, name);
      return [this.#make(equation, when, { prefix: name })];
    }
    const grid = each.endsWith(".*") ? this.#context.grids.get(name) : undefined;
    if (grid) return this.#readEachRow(grid, equation, when);
    this.#refuseEach(each, name);
    return [];
  }

  #readEachRow(
    grid: DraftGrid,
    equation: Condition,
    when: Condition | undefined,
  ): readonly Check[] {
    return grid.rows.map(({ id, label }) => {
      const row: EachRow = { id, label, row: `${grid.name}.${id}` };
      const own = when && conditionAt(when, row.row);
      return this.#make(conditionAt(equation, row.row), own, { row });
    });
  }

  #make(
    equation: Condition,
    when: Condition | undefined,
    each: { readonly prefix?: string; readonly row?: EachRow } = {},
  ): Check {
    const { id, says, left, right, exact, severity, only } = this.#check;
    const { prefix, row } = each;
    this.#link(equation, "equation", each);
    if (when) this.#link(when, "when", each);
    const fill = (words: string) =>
      row ? fillNames(words, { row: row.label, column: "" }) : words;
    return {
      id: row ? `${id}@${row.id}` : id,
      says: fill(says),
      equation,
      exact: exact ?? false,
      severity: severity ?? "error",
      only: only ?? "always",
      at: formatPlace(this.#spot.file.placeOf(this.#spot.path)),
      ...(left === undefined ? {} : { leftLabel: fill(left) }),
      ...(right === undefined ? {} : { rightLabel: fill(right) }),
      ...(when === undefined ? {} : { when }),
      ...(prefix === undefined ? {} : { each: prefix }),
    };
  }

  #link(
    condition: Condition,
    name: "equation" | "when",
    { prefix, row }: { readonly prefix?: string; readonly row?: EachRow },
  ): void {
    const { model, reader } = this.#context;
    const place: LinkPlace = {
      written: true,
      rows: prefix === undefined ? undefined : model.rows.get(prefix),
      shownRow: row?.row,
    };
    const linked = linkCondition(model, condition, place);
    const written = this.#written(name);
    for (const problem of linked.problems) reader.report(problem, written, name);
    this.#context.linked.push({ written, name, plan: linked.plan });
    model.remember(condition, linked.plan);
  }

  #condition(name: "equation" | "when"): Condition | undefined {
    if (this.#check[name] === undefined) return undefined;
    return this.#context.reader.condition(this.#written(name), name);
  }

  #written(name: "equation" | "when" | "each"): Written {
    const { file, path } = below(this.#spot, name);
    return { source: this.#check[name] ?? "", place: file.placeOf(path) };
  }

  /** A finding has two sides and one gap. */
  #checkEquation({ clauses }: Condition): void {
    const [only, ...more] = clauses;
    if (only?.kind === "figures" && more.length === 0) return;
    this.#context.mistakes.add(
      this.#written("equation").place,
      "equation 只能是一个比较",
      "两边都写算式，例：income.total = income.fiscal；前提写在 when 里",
    );
  }

  #refuseFixedKeys(equation: Condition, prefix: string): void {
    const cited = equation.clauses.flatMap((clause) =>
      clause.kind === "figures"
        ? [...clause.left.terms, ...clause.right.terms].map(({ of }) => of)
        : [],
    );
    for (const of of cited) {
      if (of.kind === "constant") continue;
      const path = of.kind === "sum" ? of.pattern : of.key;
      if (path.startsWith("@")) continue;
      this.#context.mistakes.add(
        this.#written("equation").place,
        `“${path}”不在这一行里`,
        `each: ${prefix}.* 的核对里，键都写成 @.列名`,
      );
    }
  }

  #refuseEach(each: string, name: string): void {
    const { model, grids, mistakes } = this.#context;
    if (model.isBroken(name)) return;
    const known = [...model.rows.keys(), ...grids.keys()].map((one) => `${one}.*`);
    mistakes.add(
      this.#written("each").place,
      `“${each}”不是一个 grid 或 rows 的各行`,
      didYouMean(each, known),
    );
  }
}
