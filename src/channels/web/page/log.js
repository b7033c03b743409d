import { byId, isTouch, make, makeButton } from "./dom.js";
import {
  makeBotBubble,
  makeChoices,
  makeFileCard,
  makeMyBubble,
  makePicture,
  makeProgress,
} from "./bubbles.js";
import { createPlace } from "./place.js";

/** @typedef {import("./types.js").Entry} Entry */
/** @typedef {import("./types.js").Button} Button */
/** @typedef {import("./types.js").Room} Room */
/** @typedef {import("./types.js").Waiting} Waiting */

/** Said so much later, a message has its time above it. */
const GAP_MS = 30 * 60_000;

/**
 * The messages on the screen.
 *
 * @param {object} on
 * @param {(button: Button) => void} on.press
 * @param {(entry: Entry) => void} on.edit
 */
export function createLog(on) {
  const list = byId("log", HTMLOListElement);
  const live = byId("live", HTMLDivElement);
  /** @type {Room} */
  let room = "main";
  /** @type {Map<string, { entry: Entry, item: HTMLLIElement }>} */
  const shown = new Map();
  /** @type {Map<string, HTMLLIElement>} */
  const waiting = new Map();
  /** Buttons that work, as far as is known; null: only the newest are taken to. @type {Set<string> | null} */
  let working = null;
  const place = createPlace(list, newestReply);

  /** The newest message where the bot said it. */
  function newestReply() {
    const newest = waiting.size > 0 ? undefined : inOrder().at(-1);
    return newest?.entry.from === "bot" ? newest.item : undefined;
  }

  /** @param {Entry} entry */
  function draw(entry) {
    const item = make("li", { class: `msg ${entry.from} ${entry.kind}`, "data-id": entry.id });
    const name = entry.from === "me" ? "我：" : "助手：";
    item.append(make("span", { class: "visually-hidden" }, name));
    item.append(...contentOf(entry));
    return item;
  }

  /**
   * @param {Entry} entry
   * @returns {HTMLElement[]}
   */
  function contentOf(entry) {
    switch (entry.kind) {
      case "file": {
        const card = makeFileCard(entry, room);
        return entry.text === "" ? [card] : [card, make("p", { class: "caption" }, entry.text)];
      }
      case "picture": {
        const picture = makePicture(entry, room);
        return entry.text === ""
          ? [picture]
          : [picture, make("p", { class: "caption" }, entry.text)];
      }
      case "progress":
        return [makeProgress(entry.text)];
      default:
        return entry.from === "me" ? myContent(entry) : botContent(entry);
    }
  }

  /** @param {Entry} entry */
  function myContent(entry) {
    const line = make("div", { class: "mine" }, makeMyBubble(entry.text));
    // A command changes nothing by being changed.
    if (entry.kind === "text" && !entry.text.startsWith("/")) {
      const change = makeButton("✎", "change", () => on.edit(entry), {
        "aria-label": "修改这条回答",
        title: "修改",
      });
      line.prepend(change);
    }
    return entry.edited ? [line, make("p", { class: "foot" }, "已修改")] : [line];
  }

  /** @param {Entry} entry */
  function botContent(entry) {
    /** @type {HTMLElement[]} */
    const content = entry.text === "" ? [] : makeBotBubble(entry.text);
    if (entry.buttons !== undefined && entry.buttons.length > 0) {
      content.push(makeChoices(entry.buttons, press));
    }
    return content;
  }

  /**
   * @param {Button} button
   * @param {HTMLButtonElement} element
   */
  function press(button, element) {
    const choices = element.closest(".choices");
    if (choices === null || choices.classList.contains("busy")) return;
    choices.classList.add("busy");
    element.classList.add("chosen");
    on.press(button);
  }

  /** Times, and which bubble begins a row of one speaker's. */
  function arrange() {
    for (const old of list.querySelectorAll(".when")) old.remove();
    /** @type {Entry | undefined} */
    let before;
    for (const { entry, item } of inOrder()) {
      const gap = before === undefined ? GAP_MS : Date.parse(entry.at) - Date.parse(before.at);
      item.classList.toggle("first", before?.from !== entry.from || gap >= GAP_MS);
      if (gap >= GAP_MS) item.before(make("li", { class: "when" }, timeText(entry.at)));
      before = entry;
    }
  }

  function inOrder() {
    return [...shown.values()].sort((a, b) => a.entry.order - b.entry.order);
  }

  /** Only buttons that work stay on the screen. */
  function showLive() {
    const all = [...list.querySelectorAll(".choices")];
    const newest = all.at(-1);
    for (const choices of all) {
      const tokens = [...choices.querySelectorAll("button")].map(
        (one) => one.dataset["token"] ?? "",
      );
      const works =
        working === null ? choices === newest : tokens.some((token) => working?.has(token));
      choices.toggleAttribute("hidden", !works);
    }
  }

  /** @param {Entry} entry */
  function put(entry) {
    const old = shown.get(entry.id);
    if (old !== undefined && old.entry.changed > entry.changed) return;
    waiting.get(entry.id)?.remove();
    waiting.delete(entry.id);
    const item = draw(entry);
    if (old !== undefined) {
      const hadFocus = old.item.contains(document.activeElement);
      const label = document.activeElement?.textContent ?? "";
      old.item.replaceWith(item);
      if (hadFocus) focusAgain(item, label);
    } else {
      const next = inOrder().find((one) => one.entry.order > entry.order)?.item;
      const firstWaiting = [...waiting.values()][0];
      list.insertBefore(item, next ?? firstWaiting ?? null);
    }
    shown.set(entry.id, { entry, item });
    if (entry.from === "bot" && entry.buttons !== undefined && entry.buttons.length > 0)
      working = null;
  }

  return {
    /** @param {Room} next */
    enter(next) {
      room = next;
      shown.clear();
      waiting.clear();
      list.replaceChildren();
    },
    /**
     * @param {Entry[]} entries
     * @param {Waiting[]} unsent
     */
    reset(entries, unsent) {
      // What was said before is no news.
      live.setAttribute("aria-busy", "true");
      shown.clear();
      waiting.clear();
      list.replaceChildren();
      working = null;
      for (const entry of entries) put(entry);
      for (const one of unsent) this.wait(one);
      arrange();
      showLive();
      place.goToNewest();
      requestAnimationFrame(() => live.removeAttribute("aria-busy"));
    },
    /** @param {Entry} entry */
    put(entry) {
      const change = () => {
        put(entry);
        arrange();
        showLive();
      };
      // A box that is ticked is drawn anew under the reader's finger.
      if (shown.has(entry.id)) place.hold(change);
      else place.follow(change, entry.from === "me");
    },
    /**
     * Shows what is on its way.
     *
     * @param {Waiting} one
     */
    wait({ id, done }) {
      if (shown.has(id) || waiting.has(id) || done.kind === "edit") return;
      if (done.kind === "text" && done.quiet) return;
      const label = done.kind === "press" ? done.label : done.shown;
      const text = label ?? (done.kind === "text" ? done.text : "");
      const kind = label === undefined ? "text" : "press";
      const item = make("li", { class: `msg me waiting ${kind}`, "data-id": id });
      item.append(makeMyBubble(text), make("p", { class: "foot" }, "正在送出…"));
      waiting.set(id, item);
      place.follow(() => list.append(item), true);
    },
    /**
     * It will not be taken.
     *
     * @param {string} id
     * @param {string} says
     */
    fail(id, says) {
      const foot = waiting.get(id)?.querySelector(".foot");
      foot?.replaceChildren(make("span", { class: "failed" }, `没有送出：${says}`));
      for (const choices of list.querySelectorAll(".choices.busy"))
        choices.classList.remove("busy");
    },
    /** @param {string[]} tokens */
    setLive(tokens) {
      const hadFocus = list.contains(document.activeElement);
      working = new Set(tokens);
      showLive();
      for (const choices of list.querySelectorAll(".choices.busy:not([hidden])")) {
        choices.classList.remove("busy");
      }
      if (hadFocus && !isVisible(document.activeElement)) focusText();
      place.stay();
    },
    isEmpty: () => shown.size === 0 && waiting.size === 0,
    newest: () => inOrder().at(-1)?.entry,
    /** The last thing said by this person that can be changed. */
    lastOfMine: () =>
      inOrder()
        .map((one) => one.entry)
        .filter((entry) => entry.from === "me" && entry.kind === "text")
        .at(-1),
    goToEnd: place.goToEnd,
  };
}

/** @param {Element | null} element */
function isVisible(element) {
  return element instanceof HTMLElement && element.offsetParent !== null;
}

function focusText() {
  if (!isTouch()) byId("text", HTMLTextAreaElement).focus();
}

/**
 * A box that was ticked is drawn anew: whoever works by keyboard goes on there.
 *
 * @param {HTMLElement} item
 * @param {string} label
 */
function focusAgain(item, label) {
  const again = [...item.querySelectorAll("button")].find((one) => one.textContent === label);
  if (again !== undefined) again.focus();
  else focusText();
}

/** @param {string} at */
function timeText(at) {
  const date = new Date(at);
  const time = date.toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" });
  const isToday = date.toDateString() === new Date().toDateString();
  return isToday ? time : `${date.getMonth() + 1}月${date.getDate()}日 ${time}`;
}
