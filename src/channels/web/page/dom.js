/**
 * The element with this id; the page has it.
 *
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function byId(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`the page has no ${id}`);
  return found;
}

/**
 * Makes an element. What people wrote gets in as text only.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * @param {string} label
 * @param {string} className
 * @param {() => void} onClick
 * @param {Record<string, string>} [attributes]
 */
export function makeButton(label, className, onClick, attributes = {}) {
  const button = make("button", { type: "button", class: className, ...attributes }, label);
  button.addEventListener("click", onClick);
  return button;
}

/** A finger, not a mouse: the keyboard takes half of the screen. */
export function isTouch() {
  return matchMedia("(pointer: coarse)").matches;
}
