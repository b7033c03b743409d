import type { LiquidError, LiquidErrors } from "liquidjs";
import type { TemplateMistake } from "./template-mistake.js";

/** The mistakes Liquid found while parsing, in our words. */
export function readLiquidMistakes(error: LiquidError): readonly TemplateMistake[] {
  return errorsOf(error).map((each) => {
    const [line = 1, column = 1] = each.token.getPosition();
    return { line, column, says: translate(each) };
  });
}

/** What went wrong while printing, without Liquid's wrapping: a key nobody knows, or a bug. */
export function findCause(error: LiquidError): Error {
  const first = errorsOf(error)[0] ?? error;
  // Absent, whatever the type says, for errors Liquid made up itself.
  const cause = first.originalError;
  // An error with a token is Liquid's own: it wraps them around each other.
  return cause && "token" in cause ? findCause(cause as LiquidError) : (cause ?? first);
}

function errorsOf(error: LiquidError): readonly LiquidError[] {
  // Only LiquidErrors, which Liquid does not export as a class, has a list.
  return "errors" in error ? (error as LiquidErrors).errors : [error];
}

/** Liquid's own words follow in brackets where ours cannot be exact. */
function translate(error: LiquidError): string {
  const { message } = findCause(error);
  const unknown = /^tag "(.+)" not found/.exec(message)?.[1];
  if (unknown !== undefined) return `没有“{% ${unknown} %}”这个标签`;
  if (/\p{Script=Han}/u.test(message)) return message;
  return `“${error.token.getText()}”写法不对（${message}）`;
}
