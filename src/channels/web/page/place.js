import { byId } from "./dom.js";

/** Nearer to the end than this, one reads along. */
const NEAR_END_PX = 120;
/** Left above a reply that is longer than the screen. */
const ABOVE_PX = 12;

/**
 * Where in the chat the reader is, kept while it grows and changes.
 *
 * @param {HTMLElement} list the messages
 * @param {() => HTMLElement | undefined} newestReply the newest message, if it is a reply
 */
export function createPlace(list, newestReply) {
  const scroll = byId("scroll", HTMLDivElement);
  const toEnd = byId("to-end", HTMLButtonElement);
  /**
   * At the end, at the start of a reply longer than the screen, or where they scrolled to. A picture that arrives, or
   * a keyboard, pushes all of it away without a word.
   *
   * @type {"end" | "start" | "elsewhere"}
   */
  let place = "end";
  let lastTop = 0;

  /** @param {"end" | "start" | "elsewhere"} next */
  function setPlace(next) {
    place = next;
    toEnd.hidden = next === "end";
  }

  /** @param {number} top */
  function scrollTo(top) {
    scroll.scrollTop = top;
    // What the page scrolls is not scrolled by the reader.
    lastTop = scroll.scrollTop;
  }

  function goToEnd() {
    scrollTo(scroll.scrollHeight);
    setPlace("end");
  }

  /** To the end; of a reply longer than the screen to its start, where reading begins. */
  function goToNewest() {
    const reply = newestReply();
    const top = reply === undefined ? 0 : topOf(reply) - ABOVE_PX;
    if (reply === undefined || scroll.scrollHeight - top <= scroll.clientHeight) return goToEnd();
    scrollTo(top);
    setPlace("start");
  }

  /** @param {HTMLElement} item */
  function topOf(item) {
    return item.getBoundingClientRect().top - scroll.getBoundingClientRect().top + scroll.scrollTop;
  }

  /** Where the reader was, though the screen or what is on it changed its size. */
  function stay() {
    if (place === "end") goToEnd();
    else if (place === "start") goToNewest();
  }

  scroll.addEventListener("scroll", () => {
    const moved = scroll.scrollTop - lastTop;
    lastTop = scroll.scrollTop;
    // The page itself went there.
    if (moved === 0) return;
    if (scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_END_PX) setPlace("end");
    else if (moved < 0 || place === "start") setPlace("elsewhere");
  });
  toEnd.addEventListener("click", goToEnd);
  // A keyboard that comes up takes height away.
  new ResizeObserver(stay).observe(scroll);
  list.addEventListener("load", stay, true);

  return {
    goToEnd,
    goToNewest,
    stay,
    /**
     * Changes the list and shows what is new, unless the reader is elsewhere.
     *
     * @param {() => void} change
     * @param {boolean} follow whatever the reader looked at
     */
    follow(change, follow) {
      const isHere = follow || place !== "elsewhere";
      change();
      if (isHere) goToNewest();
      else toEnd.hidden = false;
    },
    /**
     * Changes the list where nothing is new: a box that is ticked is drawn anew under the reader's finger.
     *
     * @param {() => void} change
     */
    hold(change) {
      const top = scroll.scrollTop;
      change();
      if (place === "end") goToEnd();
      else scrollTo(top);
    },
  };
}
