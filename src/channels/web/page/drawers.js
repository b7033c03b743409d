import { byId } from "./dom.js";
import { recall, remember } from "./memory.js";

const WIDE = matchMedia("(min-width: 1180px)");
const NARROW = matchMedia("(max-width: 799px)");

/**
 * The list and the report: beside the chat where there is room, over it where there is none.
 *
 * @param {(isShown: boolean) => void} onPreview
 */
export function createDrawers(onPreview) {
  const app = byId("app", HTMLDivElement);
  const side = byId("side", HTMLElement);
  const preview = byId("preview", HTMLElement);
  const shade = byId("shade", HTMLDivElement);
  const sideOpen = byId("side-open", HTMLButtonElement);
  const previewOpen = byId("preview-open", HTMLButtonElement);
  let isBeside = recall("preview") !== "off";
  /** @type {HTMLElement | null} */
  let over = null;

  function arrange() {
    const previewShown = WIDE.matches ? isBeside : over === preview;
    app.classList.toggle("no-preview", WIDE.matches && !isBeside);
    side.classList.toggle("open", over === side);
    preview.classList.toggle("open", over === preview);
    shade.hidden = over === null;
    sideOpen.setAttribute("aria-expanded", String(over === side));
    previewOpen.setAttribute("aria-expanded", String(previewShown));
    // What lies below a drawer is out of reach until it is closed.
    for (const one of app.children) {
      if (one !== over && one !== shade) one.toggleAttribute("inert", over !== null);
    }
    if (over !== null) over.removeAttribute("inert");
    side.toggleAttribute("inert", NARROW.matches ? over !== side : over !== null);
    if (!WIDE.matches) preview.toggleAttribute("inert", over !== preview);
    onPreview(previewShown);
  }

  /**
   * @param {HTMLElement | null} which
   * @param {HTMLElement} [back] gets the focus
   */
  function setOver(which, back) {
    over = which;
    arrange();
    if (which !== null) which.querySelector("button, select")?.dispatchEvent(new Event("show"));
    const first = which?.querySelector("button, select");
    if (first instanceof HTMLElement) first.focus();
    else back?.focus();
  }

  function togglePreview() {
    if (WIDE.matches) {
      isBeside = !isBeside;
      remember("preview", isBeside ? null : "off");
      arrange();
    } else setOver(over === preview ? null : preview, previewOpen);
  }

  sideOpen.addEventListener("click", () => setOver(side));
  byId("side-close", HTMLButtonElement).addEventListener("click", () => setOver(null, sideOpen));
  previewOpen.addEventListener("click", togglePreview);
  byId("preview-close", HTMLButtonElement).addEventListener("click", togglePreview);
  shade.addEventListener("click", () => setOver(null));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && over !== null)
      setOver(null, over === side ? sideOpen : previewOpen);
  });
  for (const media of [WIDE, NARROW]) {
    media.addEventListener("change", () => {
      over = null;
      arrange();
    });
  }
  arrange();

  return {
    /** Something was chosen in a drawer: back to the chat. */
    closeOver() {
      if (over !== null) setOver(null);
    },
    showPreview() {
      if (WIDE.matches ? !isBeside : over !== preview) togglePreview();
    },
  };
}
