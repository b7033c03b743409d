const CLOSED = /[。！？…][”’）》]*$/;
/** Half-width marks count only behind Chinese: `&#65;` and `a,` are somebody's own words. */
const LOOSE = /(?:[；，、：]|(?<=[\p{Script=Han}）”])[;,:])+$/u;

/** Whether a text ends as a sentence does. */
export function isClosed(text: string): boolean {
  return CLOSED.test(text);
}

/** A text without the ；，、 somebody left at its end. */
export function trimLooseEnd(text: string): string {
  return text.replace(LOOSE, "");
}

/** A text that ends as a sentence does. */
export function closeSentence(text: string): string {
  const trimmed = trimLooseEnd(text);
  return isClosed(trimmed) ? trimmed : `${trimmed}。`;
}
