import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { FILTERS } from "../../src/wording/filters.js";

const FORMAT = readFileSync(new URL("../../docs/pack-format.md", import.meta.url), "utf8");

it.each([...FILTERS.keys()])("the pack format explains the filter %s", (name) => {
  expect(FORMAT).toMatch(new RegExp(`\`${name}[\`:]`));
});
