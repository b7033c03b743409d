import type { Yuan } from "../amounts/answer.js";
import type { Chart } from "../drawing/chart.js";
import type { Expression } from "../pack/expressions/grammar.js";
import type { House } from "../pack/house.js";

/** A piece of a line. Text is text: no markup of any kind is left in it. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
}

export type HeadingLevel = 1 | 2 | 3 | 4;

/** Level 1: a part, on a page of its own; 2: 一、; 3: （一）; 4: 1. */
export interface Heading {
  readonly kind: "heading";
  /** Stable within one document: "p3", "p3.5", "p3.5.2". */
  readonly id: string;
  readonly level: HeadingLevel;
  readonly text: string;
}

export interface Paragraph {
  readonly kind: "paragraph";
  readonly runs: readonly Run[];
}

export interface TableCell {
  readonly text: string;
  readonly align: "left" | "center" | "right";
  readonly columns: number;
  readonly rows: number;
  readonly bold: boolean;
  /** The exact amount behind a money cell, in 元. */
  readonly yuan?: Yuan;
  /** What a money cell shows, for a format that can work it out again. */
  readonly figure?: CellFigure;
  /** A sum that some of its parts are not known of. */
  readonly partial?: true;
}

export interface CellFigure {
  readonly expression: Expression;
  /** What `@` in it stands for: "function.205". */
  readonly row?: string;
}

export interface TableRow {
  readonly cells: readonly TableCell[];
}

export interface ReportTable {
  readonly kind: "table";
  /** 公开01表 */
  readonly id: string;
  readonly title: string;
  /** 部门：… and 金额单位：万元, above the table on the left and the right. */
  readonly department: string;
  readonly unit: string;
  readonly landscape: boolean;
  readonly dense: boolean;
  /** Relative widths, one a column. */
  readonly widths: readonly number[];
  /** Repeated at the top of every page. A cell that spans rows stands in its first row only. */
  readonly header: readonly TableRow[];
  readonly body: readonly TableRow[];
  readonly notes: readonly string[];
}

export interface Picture {
  readonly kind: "picture";
  /** 图1: numbered in the order they stand in. */
  readonly id: string;
  /** 图1 and what the picture shows, a wide space between: printed below it. */
  readonly title: string;
  /** Every name and figure in words, for who cannot see it. */
  readonly alt: string;
  /** What `drawSvg` and `drawPng` draw. */
  readonly chart: Chart;
}

export type Block = Heading | Paragraph | ReportTable | Picture;

export interface ContentsEntry {
  readonly id: string;
  readonly level: 1 | 2 | 3;
  readonly text: string;
}

export interface Cover {
  /** Year, department, kind of report. */
  readonly title: readonly string[];
  /** What stands small below. */
  readonly notes: readonly string[];
}

/** One report, ready to be written in any format: the order and text of everything, and no layout. */
export interface ReportDocument {
  readonly department: string;
  readonly year: string;
  /** The cover's title on one line, for the properties of a file. */
  readonly title: string;
  readonly cover: Cover;
  /** 2020年8月20日, of the compilation. */
  readonly date: string;
  /** Names the answers it was built from, see `hashAnswers`; people are shown `shortHash` of it. */
  readonly hash: string;
  /** Something is missing or must be mended: marked 草稿 everywhere. */
  readonly draft: boolean;
  readonly contents: readonly ContentsEntry[];
  readonly blocks: readonly Block[];
  /** What is still missing, as told to people: the appendix 未填清单 of a draft. */
  readonly missing: readonly string[];
  /** Findings that are not accepted, as told to people. */
  readonly findings: readonly string[];
  /** Fonts, sizes and footer. */
  readonly house: House;
}
