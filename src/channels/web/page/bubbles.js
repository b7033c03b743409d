import { make, makeButton } from "./dom.js";
import { STANDINGS } from "./standings.js";

/** @typedef {import("./types.js").Entry} Entry */
/** @typedef {import("./types.js").Button} Button */

const MAIN = /^(?:=|确定$|全部采用$|去填$|继续填$|提交|通过$|生成报告$|新建|接着填$|Word$)/;
const QUIET = /^(?:上一题|填报清单|在哪找|先空着|无此项|先放着|取消|不写了|按规定不公开|收起)/;
const BOX = /^([☐☑○●])(.*)$/;
/** How a group of the 填报清单 stands, before its name. */
const GROUP = /^([✅◐◯◇]) (.*)$/u;
/** @type {Readonly<Record<string, keyof typeof STANDINGS>>} */
const MARKS = { "✅": "done", "◐": "begun", "◯": "open", "◇": "optional" };
const PLACE = /^(【[^】]*】)(.*)$/;
const FINDING = /^(?:⚠|必须改|请核实|尾差)/;
const STORED = /^已(?:记录|改|采用|撤销)/;
const LONG_LINES = 24;

/**
 * What the bot says, line by line: where one is stands back, what is asked stands out.
 *
 * @param {string} text
 */
export function makeBotBubble(text) {
  const bubble = make("div", { class: "bubble" });
  const lines = text.split("\n");
  for (const line of lines) bubble.append(makeLine(line));
  if (lines.length <= LONG_LINES) return [bubble];
  bubble.classList.add("long");
  const more = makeButton("展开全部", "link more", () => {
    bubble.classList.remove("long");
    more.remove();
  });
  return [bubble, more];
}

/** @param {string} line */
function makeLine(line) {
  const [, place, rest] = PLACE.exec(line) ?? [];
  if (place !== undefined && rest !== undefined && rest !== "") {
    return make(
      "span",
      { class: "line" },
      make("span", { class: "place" }, place.slice(1, -1)),
      make("span", { class: "asks" }, rest),
    );
  }
  const name = FINDING.test(line) ? "finding" : STORED.test(line) ? "line stored" : "line";
  return make("span", { class: name }, ...withTicks(line));
}

/**
 * Not every machine has a font for the sign.
 *
 * @param {string} line
 * @returns {(Node | string)[]}
 */
function withTicks(line) {
  return line
    .split("✅")
    .flatMap((piece, index) =>
      index === 0
        ? [piece]
        : [make("span", { class: "ok", role: "img", "aria-label": "好了" }, "✓"), piece],
    );
}

/**
 * What a person said; cells of a sheet as a table.
 *
 * @param {string} text
 */
export function makeMyBubble(text) {
  const bubble = make("div", { class: "bubble" });
  if (!text.includes("\t")) {
    bubble.append(text);
    return bubble;
  }
  const body = make("tbody");
  for (const line of text.split("\n")) {
    body.append(make("tr", {}, ...line.split("\t").map((cell) => make("td", {}, cell))));
  }
  bubble.append(make("table", { class: "pasted" }, body));
  return bubble;
}

/**
 * Boxes and groups stand in their rows, so that options of one question never share a row with those of another; all
 * else flows.
 *
 * @param {Button[][]} rows
 * @param {(button: Button, element: HTMLButtonElement) => void} press
 */
export function makeChoices(rows, press) {
  const choices = make("div", { class: "choices", role: "group", "aria-label": "可选的回答" });
  for (const row of rows) {
    const made = row.map((button) => makeChoice(button, press));
    const isOneEach = row.every(({ label }) => BOX.test(label) || GROUP.test(label));
    if (isOneEach) choices.append(make("div", { class: "choice-row" }, ...made));
    else choices.append(...made);
  }
  return choices;
}

/**
 * @param {Button} button
 * @param {(button: Button, element: HTMLButtonElement) => void} press
 */
function makeChoice(button, press) {
  const { label, token } = button;
  const [, box, name] = BOX.exec(label) ?? [];
  /** @type {Record<string, string>} */
  const attributes = { "data-token": token };
  if (box !== undefined) attributes["aria-pressed"] = String(box === "☑" || box === "●");
  const [, sign, group] = GROUP.exec(label) ?? [];
  const element = makeButton(
    name ?? group ?? label,
    sign === undefined ? choiceClass(label, box) : "choice group",
    () => press(button, element),
    attributes,
  );
  if (sign !== undefined) element.prepend(makeTick(MARKS[sign] ?? "open"));
  return element;
}

/** @param {keyof typeof STANDINGS} mark */
function makeTick(mark) {
  const sign = mark === "done" ? "✓" : "";
  return make("span", { class: `tick ${mark}`, role: "img", "aria-label": STANDINGS[mark] }, sign);
}

/**
 * @param {string} label
 * @param {string | undefined} box
 */
function choiceClass(label, box) {
  if (box !== undefined) return box === "○" || box === "●" ? "choice box round" : "choice box";
  if (MAIN.test(label)) return "choice main";
  return QUIET.test(label) ? "choice quiet" : "choice";
}

/**
 * A file: what the bot sent can be loaded down.
 *
 * @param {Entry} entry
 * @param {string} room
 */
export function makeFileCard(entry, room) {
  const file = entry.file ?? { id: "", name: "文件", size: 0 };
  const kind = /\.([a-z0-9]{1,5})$/i.exec(file.name)?.[1]?.toUpperCase() ?? "文件";
  const card = make(
    "div",
    { class: "card" },
    make("span", { class: "card-kind", "aria-hidden": "true" }, kind),
    make(
      "span",
      { class: "card-name" },
      file.name,
      make("span", { class: "card-size" }, sizeText(file.size)),
    ),
  );
  if (file.id !== "") {
    const link = { href: keptUrl(entry, room), download: file.name };
    card.append(make("a", { ...link, "aria-label": `下载 ${file.name}` }, "下载"));
  }
  return card;
}

/**
 * @param {Entry} entry
 * @param {string} room
 */
export function makePicture(entry, room) {
  const alt = entry.alt ?? entry.text;
  const url = keptUrl(entry, room);
  const link = make("a", { class: "picture", href: url, target: "_blank", rel: "noopener" });
  link.append(make("img", { src: url, alt }));
  return link;
}

/**
 * @param {Entry} entry
 * @param {string} room
 */
function keptUrl(entry, room) {
  return `/api/kept/${encodeURIComponent(entry.file?.id ?? "")}?room=${room}`;
}

/** @param {number} bytes */
export function sizeText(bytes) {
  if (bytes < 1_024) return `${bytes} 字节`;
  if (bytes < 1_048_576) return `${Math.round(bytes / 1_024)} KB`;
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}

/** @param {string} text */
export function makeProgress(text) {
  const isBusy = text.includes("正在");
  return make("div", { class: isBusy ? "doing busy" : "doing" }, ...withTicks(text));
}
