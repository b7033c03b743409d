/** Whether a text has a `*` in it. */
export function isPattern(text: string): boolean {
  return text.includes("*");
}

/**
 * Makes a test of a pattern: `*` stands for any letters and digits inside one dot segment.
 *
 * @param pattern lower-case letters, digits, `_`, `.` and `*` only
 */
export function compilePattern(pattern: string): (text: string) => boolean {
  const star = pattern.indexOf("*");
  if (star < 0) return (text) => text === pattern;
  if (star === pattern.length - 1) {
    const start = pattern.slice(0, star);
    return (text) => text.startsWith(start) && !text.includes(".", star);
  }
  const source = pattern.replaceAll(".", "\\.").replaceAll("*", "[^.]*");
  const shape = new RegExp(`^${source}$`, "u");
  return (text) => shape.test(text);
}
