/** Whether a text is a number, or signs alone, where words are wanted: 100, 2.5, “－”. */
export function hasNoWords(text: string): boolean {
  return !/\p{L}/u.test(text);
}
