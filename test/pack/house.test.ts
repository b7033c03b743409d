import { expect, it } from "vitest";
import { PackInvalidError } from "../../src/errors.js";
import { buildPack } from "../../src/pack/build/build-pack.js";
import { createSheet } from "../../src/pack/sheet/create-sheet.js";
import { STANDARD_HOUSE } from "../../src/pack/house.js";
import { store, text } from "./stored.js";
import { smallPack } from "./small-pack.js";

const QUESTIONS = `
- { key: fiscal_year, label: 年度, kind: year }
- { key: profile.name, label: 名称, kind: text }
- { key: profile.phone, label: 电话, kind: text, optional: true }
`;

const TABLES = "- { table: 表一, title: 表, widths: [1], header: [[项]], body: [{ row: [甲] }] }\n";

function packWith(house: string, report?: string) {
  const more = {
    "house.yaml": house,
    "tables.yaml": TABLES,
    ...(report === undefined ? {} : { "report.md": report }),
  };
  return buildPack(smallPack({ questions: QUESTIONS, more }));
}

function mistakesOf(house: string, report?: string): readonly string[] {
  try {
    packWith(house, report);
    return [];
  } catch (error) {
    if (!(error instanceof PackInvalidError)) throw error;
    return error.message.split("\n").slice(1);
  }
}

it("is the national standard where the pack has no house.yaml", () => {
  const { house, cover } = buildPack(smallPack({ questions: QUESTIONS }));
  expect(house).toEqual(STANDARD_HOUSE);
  expect(cover).toBeUndefined();
});

it("changes what it names and keeps the standard for the rest", () => {
  const { house } = packWith(`
fonts:
  body: [华文仿宋, 宋体]
  title: 小标宋
sizes: { body: 小三, table: 11.5 }
footer: "财政局　第{page}页"
`);
  expect(house.fonts.body).toEqual({ name: "华文仿宋", fallbacks: ["宋体"] });
  expect(house.fonts.title).toEqual({ name: "小标宋", fallbacks: [] });
  expect(house.fonts.heading1).toEqual(STANDARD_HOUSE.fonts.heading1);
  expect(house.sizes).toEqual({ ...STANDARD_HOUSE.sizes, body: 15, table: 11.5 });
  expect(house.footer).toBe("财政局　第{page}页");
});

it("is frozen, and plain data that a worker can be sent", () => {
  const { house } = packWith("fonts: { body: 宋体 }\n");
  expect(Object.isFrozen(house.fonts.body)).toBe(true);
  expect(structuredClone(house)).toEqual(house);
});

it("prints each line of the cover from the answers", () => {
  const pack = packWith(`
cover:
  title: ["{{ fiscal_year }}年度", "{{ profile.name }}"]
  notes: ["电话：{{ profile.phone }}"]
`);
  const sheet = createSheet(pack, store({ answers: { "profile.name": text("县财政局") } }));
  const texts = pack.cover?.title.map((line) => line.render(sheet).insertions);
  expect(texts?.[1]).toEqual([{ kind: "text", text: "县财政局" }]);
  expect(pack.cover?.notes[0]?.render(sheet).insertions).toEqual([{ kind: "nothing" }]);
});

it.each([
  {
    why: "an unknown property",
    house: "footr: x\n",
    mistake: "house.yaml:1 没有“footr”这个属性。是不是“footer”？",
  },
  {
    why: "an unknown kind of font",
    house: "fonts:\n  body: 宋体\n  titel: 宋体\n",
    mistake: "house.yaml:3 没有“titel”这个属性。是不是“title”？",
  },
  {
    why: "a font that is no name",
    house: "fonts:\n  body: 12\n",
    mistake: "house.yaml:2 “body”的类型不对。写成方括号列表，例：[甲, 乙]",
  },
  {
    why: "a list in one name",
    house: "fonts:\n  body: 仿宋,宋体\n",
    mistake: "house.yaml:2 “body 第1项”不对：字体名最多31个字，不能有逗号、分号、引号",
  },
  {
    why: "a size nobody knows",
    house: "sizes:\n  body: 三好\n",
    mistake: "house.yaml:2 “body”的“三好”不是字号。是不是“三号”？",
  },
  {
    why: "a size in quotes",
    house: 'sizes:\n  body: "16"\n',
    mistake: "house.yaml:2 “body”的“16”不是字号。",
  },
  {
    why: "a size too large for a page",
    house: "sizes: { body: 500 }\n",
    mistake: "house.yaml:1 “body”的“500”不是字号。也可以写6到72的磅数，例：16、10.5，不加引号",
  },
  {
    why: "a footer without the number of the page",
    house: "\ncover: {}\nfooter: 财政局\n",
    mistake: 'house.yaml:2 footer 里要有一个 {page}。写成 "— {page} —"',
  },
  {
    why: "an unknown key on the cover",
    house: 'cover:\n  title:\n    - 年度\n    - "{{ profile.nmae }}"\n',
    mistake: "house.yaml:4 没有“profile.nmae”这个数。",
  },
  {
    why: "a filter nobody knows",
    house: 'cover: { notes: ["{{ profile.name | upcase }}"] }\n',
    mistake: "house.yaml:1 ",
  },
  {
    why: "a table on the cover",
    house: 'cover:\n  notes:\n    - "{% table 表一 %}"\n',
    mistake: "house.yaml:3 封面上不能放表。把 {% table … %} 移到 report.md",
  },
])("tells $why with its line and what would be right", ({ house, mistake }) => {
  const mistakes = mistakesOf(house);
  expect(mistakes).toHaveLength(1);
  expect(mistakes[0]).toContain(mistake);
});

it("refuses a cover that stands in report.md as well", () => {
  const cover = "cover: { title: [决算] }\n";
  expect(mistakesOf(cover, "\n\n**{{ profile.name }}**\n\n# 第一部分\n")).toEqual([
    "report.md:2 封面写了两处：house.yaml 的 cover，和这里第一个 # 之前的文字。删去一处",
  ]);
  expect(mistakesOf(cover, "\n# 第一部分\n")).toEqual([]);
});
