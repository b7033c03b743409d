/**
 * What this browser remembers, so that a reload loses nothing. A browser that keeps nothing (a private
 * window, a full disk) works all the same.
 */

const PREFIX = "juesuan:";
/** Whose it is: what one person left unsent is never another's. */
let owner = "";

/** @param {string} name */
export function rememberFor(name) {
  owner = name;
}

/** @param {string} name */
export function recall(name) {
  try {
    return localStorage.getItem(`${PREFIX}${owner}:${name}`);
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {string | null} value null: forget it
 */
export function remember(name, value) {
  try {
    const key = `${PREFIX}${owner}:${name}`;
    if (value === null || value === "") localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Then it lasts as long as the page.
  }
}

/** At a sign-out nothing of anybody stays on a machine that may be shared. */
export function forgetAll() {
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(PREFIX)) localStorage.removeItem(name);
    }
  } catch {
    // Nothing was kept.
  }
}
