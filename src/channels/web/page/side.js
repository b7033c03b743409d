import { byId, make, makeButton } from "./dom.js";
import { CLOSED_STAGES, STAGES, STANDINGS } from "./standings.js";

/** @typedef {import("./types.js").Desk} Desk */
/** @typedef {import("./types.js").Group} Group */
/** @typedef {import("./types.js").Report} Report */

/**
 * The 填报清单 at the side, with ticks.
 *
 * @param {(group: Group) => void} onGroup
 * @param {() => void} onFindings
 */
export function createSide(onGroup, onFindings) {
  const body = byId("side-body", HTMLDivElement);
  const title = byId("title", HTMLHeadingElement);
  const subtitle = byId("subtitle", HTMLParagraphElement);
  const progress = byId("progress", HTMLDivElement);

  /** @param {Report} report */
  function makeCard(report) {
    const percent = percentOf(report);
    const left = report.asked - report.done;
    const line = make("div", { class: "progress-line", "aria-hidden": "true" }, make("div"));
    const bar = line.firstElementChild;
    if (bar instanceof HTMLElement) bar.style.width = `${percent}%`;
    const card = make(
      "div",
      { class: "report-card" },
      make("strong", {}, nameOf(report)),
      line,
      [STAGES[report.phase], left === 0 ? "都填完了" : `已填${percent}%，还剩约${left}题`]
        .filter(Boolean)
        .join(" · "),
    );
    const open = findingsText(report);
    if (open !== "" && !CLOSED_STAGES.has(report.phase))
      card.append(makeButton(`看问题：${open}`, "open-findings", onFindings));
    return card;
  }

  /**
   * @param {Group} group
   * @param {boolean} isHere
   */
  function makeGroup(group, isHere) {
    const { mark, asked, done } = group;
    const tick = make("span", { class: `tick ${mark}`, "aria-hidden": "true" });
    if (mark === "done") tick.append("✓");
    const count = asked > 0 ? `${done}/${asked}` : "选填";
    const button = makeButton(
      "",
      "group",
      () => onGroup(group),
      isHere ? { "aria-current": "step" } : {},
    );
    button.append(
      tick,
      make("span", { class: "name" }, group.title),
      make("span", { class: "visually-hidden" }, `，${STANDINGS[mark]}，`),
      make("span", { class: "count" }, count),
    );
    return button;
  }

  return {
    /** @param {Desk | null} desk */
    show(desk) {
      const report = desk?.report ?? null;
      title.textContent = report === null ? "决算公开助手" : nameOf(report);
      const percent = report === null ? 0 : percentOf(report);
      progress.style.width = `${percent}%`;
      subtitle.textContent =
        report === null
          ? ""
          : [STAGES[report.phase], `已填${percent}%`, findingsText(report)]
              .filter(Boolean)
              .join(" · ");
      if (desk === null || report === null) {
        const says = "还没有打开报告。新建一份以后，这里是填报清单。";
        body.replaceChildren(make("p", { class: "side-empty" }, says));
        return;
      }
      const top = body.scrollTop;
      const content = [makeCard(report)];
      let part = "";
      /** @type {HTMLElement[]} */
      const rest = [];
      for (const group of desk.groups) {
        if (group.part !== part) rest.push(make("h2", { class: "part" }, group.part));
        part = group.part;
        rest.push(makeGroup(group, group.id === desk.here.group));
      }
      body.replaceChildren(...content, ...rest);
      body.scrollTop = top;
      const here = body.querySelector("[aria-current]");
      if (here instanceof HTMLElement && !isInSight(here, body))
        here.scrollIntoView({ block: "center" });
    },
  };
}

/** @param {Report} report */
function nameOf({ department, year }) {
  return `${department === "" ? "未填单位" : department} ${year}年度`;
}

/** @param {Report} report */
function percentOf({ asked, done }) {
  return asked === 0 ? 0 : Math.floor((done * 100) / asked);
}

/** @param {Report} report */
function findingsText({ errors, warnings }) {
  return [errors > 0 ? `必须改${errors}` : "", warnings > 0 ? `请核实${warnings}` : ""]
    .filter(Boolean)
    .join("，");
}

/**
 * @param {HTMLElement} element
 * @param {HTMLElement} within
 */
function isInSight(element, within) {
  const top = element.offsetTop - within.offsetTop - within.scrollTop;
  return top >= 0 && top + element.offsetHeight <= within.clientHeight;
}
