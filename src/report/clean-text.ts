/** Invisible marks that turn the direction of all text behind them around, ours too. */
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/**
 * Makes what a person typed fit for any file format: control characters, lone surrogates and
 * non-characters are not allowed in XML and are dropped, and so are marks of direction; every kind of
 * line end becomes "\n", a tab a space.
 */
export function cleanText(text: string): string {
  return (
    text
      .replace(/[\uD800-\uDFFF]/gu, "")
      .replace(DIRECTION, "")
      .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, "\n")
      .replace(/\t/g, " ")
      // eslint-disable-next-line no-control-regex -- control characters are what is looked for
      .replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\uFEFF\uFFFE\uFFFF]/g, "")
  );
}
