import type { Key, RowGroup } from "../../../pack/pack.js";
import { indexLabels } from "./label-index.js";
import { foldWidth, labelForms, labelKey } from "./label-text.js";
import type { PasteTarget } from "../paste-target.js";
import { createItemIndex, type ItemIndex } from "../prose/item-index.js";
import { createItems, nameKey } from "../prose/prose-item.js";
import { isHeadWord } from "../sheet-head.js";

/** The questions of one group that a block for the whole report may answer. */
export interface ReportGroup {
  readonly id: string;
  readonly title: string;
  /** "公开06表" */
  readonly place: string;
  /** What its section of a report is headed. */
  readonly headings: readonly string[];
  /** Empty for a repeat group. */
  readonly targets: readonly PasteTarget[];
  readonly rows?: RowGroup;
}

/** Everything a report's questions are called, over all groups. */
export interface ReportIndex {
  readonly groups: readonly ReportGroup[];
  readonly targets: readonly PasteTarget[];
  readonly items: ItemIndex;
  /** Groups that have something of that name, or code. */
  groupsNaming(typed: string): readonly ReportGroup[];
  /** Groups whose section is headed so. */
  groupsHeaded(line: string): ReadonlySet<string>;
  isCode(text: string): boolean;
  isHead(text: string): boolean;
  /** Whether a label takes words rather than a figure: 接待事由. */
  takesWords(label: string): boolean;
  /** What is told in a section of these groups. */
  about(scope: ReadonlySet<string>): { readonly hasClasses: boolean; readonly tells: boolean };
  /** A functional class: 外交支出. */
  isClass(name: string): boolean;
  labelOf(key: Key): string;
}

const TABLE = /公开\d{2}表/;
const HEADING_FRONT = /^(?:关于)?(?:20\d\d年度?)?(?:关于)?(?:本?部门|本?单位)?/;
const HEADING_BACK = /(?:情况)?(?:说明)?$/;
const CODE = /^\s*(\d{3,7})(?!\d)/;
const NONE: ReadonlySet<string> = new Set();

const made = new WeakMap<readonly ReportGroup[], ReportIndex>();

/** Made once for one list of groups. */
export function indexReport(groups: readonly ReportGroup[]): ReportIndex {
  const known = made.get(groups);
  if (known !== undefined) return known;
  const index = createReportIndex(groups);
  made.set(groups, index);
  return index;
}

function createReportIndex(groups: readonly ReportGroup[]): ReportIndex {
  const targets = groups.flatMap((group) => group.targets);
  const byName = new Map<string, ReportGroup[]>();
  const byHeading = new Map<string, Set<string>>();
  const classes = new Set<string>();
  for (const group of groups) {
    for (const name of indexLabels(group.targets).names()) {
      const named = byName.get(name) ?? [];
      byName.set(name, [...named, group]);
    }
    for (const heading of [group.title, ...group.headings]) {
      const key = headingKey(heading);
      byHeading.set(key, (byHeading.get(key) ?? new Set()).add(group.id));
    }
    const { rows } = group;
    for (const [code, name] of [...(rows?.names ?? []), ...(rows?.otherNames ?? [])])
      if (code.length === rows?.codeLengths[0]) classes.add(nameKey(name).replace(/支出$/, ""));
  }
  const labels = new Map(targets.map(({ key, label }) => [key, label]));
  const indexes = groups.map((group) => indexLabels(group.targets));
  return {
    groups,
    targets,
    items: createItemIndex(createItems(groups)),
    groupsNaming(typed) {
      const cell = foldWidth(typed);
      const code = CODE.exec(cell)?.[1];
      const forms = [...labelForms(cell.replace(CODE, "")), ...(code === undefined ? [] : [code])];
      return [...new Set(forms.flatMap((form) => byName.get(form) ?? []))];
    },
    groupsHeaded(line) {
      const table = TABLE.exec(line)?.[0];
      if (table !== undefined)
        return new Set(
          groups
            .filter(({ place, headings }) => place.includes(table) || headings.includes(table))
            .map(({ id }) => id),
        );
      return byHeading.get(headingKey(line)) ?? NONE;
    },
    isCode: (text) => indexes.some((index) => index.isCode(text)),
    isHead: (text) => indexes.some((index) => isHeadWord(text, index)),
    takesWords: (label) =>
      indexes.some((index) => {
        const named = index.name(label);
        return named.is === "target" && !isFigure(named.target);
      }),
    about(scope) {
      const here = groups.filter(({ id }) => scope.has(id));
      return {
        hasClasses: here.some(({ rows }) => rows !== undefined),
        tells:
          scope.size === 0 ||
          here.some((group) => group.rows !== undefined || group.targets.some(isFigure)),
      };
    },
    isClass: (name) =>
      classes.has(
        nameKey(name)
          .replace(/支出$/, "")
          .replace(/类等?$/, ""),
      ),
    labelOf: (key) => labels.get(key) ?? "",
  };
}

function isFigure({ kind }: PasteTarget): boolean {
  return kind === "money" || kind === "count" || kind === "year";
}

function headingKey(line: string): string {
  return labelKey(line).replace(HEADING_FRONT, "").replace(HEADING_BACK, "");
}
