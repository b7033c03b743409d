import { byId, make } from "./dom.js";
import { get, NetError } from "./net.js";

/** @typedef {import("./types.js").Excerpt} Excerpt */
/** @typedef {import("./types.js").Block} Block */
/** @typedef {import("./types.js").Cell} Cell */
/** @typedef {import("./types.js").Room} Room */

const FOLLOW = "";
const WAIT_MS = 250;
const RETRY_MS = 2_000;
/** What is still to be done: an open answer, a text of last year's that nobody confirmed, one of other figures. */
const OPEN_MARKS = /(【未填】|【沿用上年，请改】|【待复核】)/;

/** The report beside the chat: what is being filled, or the section chosen. */
export function createPreview() {
  const body = byId("preview-body", HTMLDivElement);
  const select = byId("section", HTMLSelectElement);
  /** @type {Room} */
  let room = "main";
  let isOpen = false;
  let hasReport = false;
  let asked = 0;
  let listed = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  async function load() {
    if (!isOpen || !hasReport) return;
    asked += 1;
    const mine = asked;
    body.classList.add("loading");
    if (body.querySelector(".sheet") === null) tell("正在准备草稿…");
    try {
      const section = select.value === FOLLOW ? "" : `&section=${encodeURIComponent(select.value)}`;
      const excerpt = /** @type {Excerpt | null} */ (
        await get(`/api/excerpt?room=${room}${section}`)
      );
      if (mine !== asked) return;
      body.classList.remove("loading");
      show(excerpt);
    } catch (error) {
      if (!(error instanceof NetError)) throw error;
      // Busy, or out of reach: what is shown stays until it can be had.
      if (mine === asked)
        timer = setTimeout(() => void load(), Math.max(RETRY_MS, error.retryAfter * 1_000));
    }
  }

  /** @param {Excerpt | null} excerpt */
  function show(excerpt) {
    if (excerpt === null) {
      tell("还没有打开报告。");
      return;
    }
    list(excerpt.sections);
    if (excerpt.blocks.length === 0) {
      tell("这一项不单独印在报告里。可在上面选一部分看。");
      return;
    }
    const sheet = make("div", { class: "sheet" });
    for (const block of excerpt.blocks) sheet.append(makeBlock(block));
    body.replaceChildren(sheet);
    const mark = body.querySelector("mark, td.mark");
    if (select.value === FOLLOW && mark instanceof HTMLElement) {
      mark.scrollIntoView({ block: "center", inline: "nearest" });
    }
  }

  /** @param {string} text */
  function tell(text) {
    body.replaceChildren(make("p", { class: "preview-empty" }, text));
  }

  /** @param {Excerpt["sections"]} sections */
  function list(sections) {
    const now = JSON.stringify(sections);
    if (now === listed) return;
    listed = now;
    const chosen = select.value;
    const options = sections.map(({ id, title }) => {
      const isPart = /^第.部分/.test(title);
      return make("option", { value: id }, isPart ? title : `\u3000${title}`);
    });
    select.replaceChildren(make("option", { value: FOLLOW }, "正在填的这一处"), ...options);
    select.value = sections.some(({ id }) => id === chosen) ? chosen : FOLLOW;
  }

  select.replaceChildren(make("option", { value: FOLLOW }, "正在填的这一处"));
  select.addEventListener("change", () => {
    body.scrollTop = 0;
    void load();
  });

  return {
    /** @param {Room} next */
    enter(next) {
      room = next;
      hasReport = false;
      listed = "";
      select.value = FOLLOW;
      asked += 1;
      tell("还没有打开报告。");
    },
    /** @param {boolean} open */
    setOpen(open) {
      isOpen = open;
      if (open) void load();
    },
    /**
     * Something was answered: shown a little later, so that quick answers are one.
     *
     * @param {boolean} has whether there is a report
     */
    refresh(has) {
      hasReport = has;
      if (!has) tell("还没有打开报告。新建一份以后，这里是正在填的段落和表。");
      clearTimeout(timer);
      timer = setTimeout(() => void load(), WAIT_MS);
    },
    /** @param {string} title of the section to show */
    choose(title) {
      const option = [...select.options].find((one) => one.textContent?.includes(title) === true);
      if (option !== undefined) select.value = option.value;
      void load();
    },
  };
}

/** @param {Block} block */
function makeBlock(block) {
  switch (block.kind) {
    case "heading":
      return make(block.level === 1 ? "h2" : block.level === 2 ? "h3" : "h4", {}, block.text);
    case "paragraph": {
      const isTitle = block.runs.every((run) => run.bold === true);
      const paragraph = make("p", isTitle ? { class: "title-line" } : {});
      for (const run of block.runs) {
        const piece = run.bold ? make("strong", {}, ...textOf(run.text)) : null;
        const content = piece === null ? textOf(run.text) : [piece];
        paragraph.append(...(run.mark ? [make("mark", {}, ...content)] : content));
      }
      return paragraph;
    }
    case "table":
      return makeTable(block);
    default:
      return make("figure", {}, make("figcaption", {}, `${block.title}：${block.alt}`));
  }
}

/**
 * What is still open stands out.
 *
 * @param {string} text
 * @returns {(Node | string)[]}
 */
function textOf(text) {
  // Every other piece is a mark.
  return text
    .split(OPEN_MARKS)
    .map((piece, index) => (index % 2 === 1 ? make("span", { class: "open" }, piece) : piece));
}

/** @param {Extract<Block, { kind: "table" }>} table */
function makeTable(table) {
  const head = make("thead");
  for (const row of table.header)
    head.append(make("tr", {}, ...row.map((cell) => makeCell("th", cell))));
  const body = make("tbody");
  for (const row of table.body)
    body.append(make("tr", {}, ...row.map((cell) => makeCell("td", cell))));
  const title = make("h3", { class: "table-title" }, table.title);
  const box = make("div", { class: "table-box", role: "group", "aria-label": table.title });
  box.append(make("table", {}, head, body));
  const block = make("div", {}, title, make("p", { class: "unit" }, table.unit), box);
  for (const note of table.notes) block.append(make("p", { class: "note" }, note));
  return block;
}

/**
 * @param {"td" | "th"} tag
 * @param {Cell} cell
 */
function makeCell(tag, cell) {
  const names = [cell.align, cell.bold ? "bold" : "", cell.mark ? "mark" : ""].filter(Boolean);
  /** @type {Record<string, string>} */
  const attributes = { class: names.join(" ") };
  if (cell.columns > 1) attributes["colspan"] = String(cell.columns);
  if (cell.rows > 1) attributes["rowspan"] = String(cell.rows);
  return make(tag, attributes, ...textOf(cell.text));
}
