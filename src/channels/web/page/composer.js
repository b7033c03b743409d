import { byId, isTouch } from "./dom.js";
import { recall, remember } from "./memory.js";

/** @typedef {import("./types.js").Entry} Entry */
/** @typedef {import("./types.js").Room} Room */

const FIGURES = new Set(["money", "count", "year"]);

/**
 * Where one types.
 *
 * @param {object} on
 * @param {(text: string) => void} on.say
 * @param {(entry: Entry, text: string) => void} on.edit
 * @param {() => Entry | undefined} on.lastOfMine
 */
export function createComposer(on) {
  const form = byId("composer", HTMLFormElement);
  const text = byId("text", HTMLTextAreaElement);
  const keypad = byId("keypad", HTMLButtonElement);
  const editing = byId("editing", HTMLParagraphElement);
  const editingText = byId("editing-text", HTMLSpanElement);
  /** @type {Room} */
  let room = "main";
  /** @type {Entry | null} */
  let edited = null;
  let asksFigure = false;
  let wantsWords = false;

  function fit() {
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight + 2}px`;
  }

  function keepDraft() {
    if (edited === null) remember(`draft:${room}`, text.value);
  }

  /** @param {string} value */
  function setText(value) {
    text.value = value;
    fit();
  }

  function send() {
    const said = text.value;
    if (said.trim() === "") return;
    const target = edited;
    stopEditing();
    setText("");
    keepDraft();
    if (target === null) on.say(said);
    else on.edit(target, said);
    text.focus();
  }

  /** @param {Entry} entry */
  function edit(entry) {
    edited = entry;
    editing.hidden = false;
    editingText.textContent = `修改：${entry.text.split("\n")[0] ?? ""}`;
    setText(entry.text);
    text.focus();
    text.setSelectionRange(text.value.length, text.value.length);
  }

  function stopEditing() {
    if (edited === null) return;
    edited = null;
    editing.hidden = true;
    setText(recall(`draft:${room}`) ?? "");
  }

  function showKeypad() {
    const mode = asksFigure && !wantsWords ? "decimal" : "text";
    keypad.hidden = !asksFigure || !isTouch();
    keypad.textContent = wantsWords ? "123" : "文";
    keypad.setAttribute("aria-label", wantsWords ? "换成数字键盘" : "换成文字键盘");
    if (text.inputMode === mode) return;
    text.inputMode = mode;
    // The keyboard that is up stays as it is until one comes back to the field.
    if (document.activeElement === text && isTouch()) {
      text.blur();
      text.focus();
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  text.addEventListener("input", () => {
    fit();
    keepDraft();
  });
  text.addEventListener("keydown", (event) => {
    // While a word is being composed, Enter belongs to the input method.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      send();
    }
    if (event.key === "Escape") stopEditing();
    if (event.key === "ArrowUp" && text.value === "") {
      const last = on.lastOfMine();
      if (last === undefined) return;
      event.preventDefault();
      edit(last);
    }
  });
  keypad.addEventListener("click", () => {
    wantsWords = !wantsWords;
    showKeypad();
    text.focus();
  });
  byId("editing-stop", HTMLButtonElement).addEventListener("click", () => {
    stopEditing();
    text.focus();
  });

  return {
    /** @param {Room} next */
    enter(next) {
      stopEditing();
      room = next;
      setText(recall(`draft:${room}`) ?? "");
    },
    edit,
    /** @param {string | null} kind what kind of answer is asked for */
    ask(kind) {
      asksFigure = FIGURES.has(kind ?? "");
      if (!asksFigure) wantsWords = false;
      showKeypad();
    },
    focus() {
      if (!isTouch()) text.focus();
    },
  };
}
