/**
 * What this browser remembers, so that a reload loses nothing. A browser that keeps nothing (a private
 * window, a full disk) works all the same.
 */

/** @param {string} name */
export function recall(name) {
  try {
    return localStorage.getItem(`juesuan:${name}`);
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
    if (value === null || value === "") localStorage.removeItem(`juesuan:${name}`);
    else localStorage.setItem(`juesuan:${name}`, value);
  } catch {
    // Then it lasts as long as the page.
  }
}

/** At a sign-out nothing of anybody stays on a machine that may be shared. */
export function forgetAll() {
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith("juesuan:")) localStorage.removeItem(name);
    }
  } catch {
    // Nothing was kept.
  }
}
