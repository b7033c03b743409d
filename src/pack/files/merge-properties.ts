import { templateAt } from "./at-row.js";
import type { Written } from "./draft.js";
import type { Place } from "../mistakes.js";
import type { PropertyName, QuestionProperties } from "./question-shape.js";
import { below, type YamlSpot } from "./read-shape.js";

/** Properties written at one spot: a grid, a row, a column, or a question itself. */
export interface Layer {
  readonly properties: QuestionProperties;
  readonly spot: YamlSpot;
}

export interface Merged {
  readonly properties: QuestionProperties;
  placeOf(property: PropertyName): Place;
  readonly whens: readonly Written[];
}

/** @param layers from general to particular; the last that has a property wins, conditions add up */
export function mergeLayers(layers: readonly Layer[]): Merged {
  let properties: QuestionProperties = {};
  for (const layer of layers) properties = { ...properties, ...layer.properties };
  return {
    properties,
    placeOf: (property) => {
      const owner = layers.findLast((layer) => layer.properties[property] !== undefined);
      const { file, path } = owner ? below(owner.spot, property) : lastSpot(layers);
      return file.placeOf(path);
    },
    whens: layers.flatMap(({ properties: { when }, spot }) =>
      when === undefined
        ? []
        : [{ source: when, place: spot.file.placeOf([...spot.path, "when"]) }],
    ),
  };
}

function lastSpot(layers: readonly Layer[]): YamlSpot {
  const last = layers.at(-1);
  if (!last) throw new Error("a question without layers");
  return last.spot;
}

export interface CellNames {
  readonly row: string;
  readonly column: string;
}

/** Puts the labels in the place of `{row}` and `{column}`; Liquid's `{{ }}` and `{% %}` stay. */
export function fillNames(text: string, { row, column }: CellNames): string {
  return text.replace(/(?<!\{)\{row\}(?!\})/gu, row).replace(/(?<!\{)\{column\}(?!\})/gu, column);
}

/** Fills every text of a cell, and its row in the lead. */
export function fillProperties(
  properties: QuestionProperties,
  names: CellNames,
  row: string,
): QuestionProperties {
  const filled = { ...properties };
  for (const name of ["find", "example", "suggest_text", "lead"] as const) {
    const text = properties[name];
    if (text !== undefined) filled[name] = fillNames(text, names);
  }
  if (filled.lead !== undefined) filled.lead = templateAt(filled.lead, row);
  return filled;
}
