import { badRequest } from "./api-error.js";

const TAGS = new Set(["b", "strong", "i", "em", "u", "s", "code", "pre", "blockquote"]);
const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

/**
 * Reads Telegram's HTML as strictly as the Bot API does.
 *
 * @returns the text people see
 * @throws {ApiError} 400 for a tag or entity it does not know, and for tags that are not closed in turn
 */
export function parseHtml(html: string): string {
  const open: string[] = [];
  let text = "";
  for (let at = 0; at < html.length;) {
    const character = html.charAt(at);
    if (character === "<") {
      const [whole, slash, tag] = /^<(\/?)([a-z]+)>/.exec(html.slice(at)) ?? [];
      if (whole === undefined || tag === undefined || !TAGS.has(tag)) throw cannotParse(at);
      if (slash === "") open.push(tag);
      else if (open.pop() !== tag) throw cannotParse(at);
      at += whole.length;
    } else if (character === "&") {
      const [whole, name] = /^&([a-z]+);/.exec(html.slice(at)) ?? [];
      const meaning = name === undefined ? undefined : ENTITIES[name];
      // A bare ampersand is taken as it stands.
      text += meaning ?? "&";
      at += meaning === undefined ? 1 : (whole?.length ?? 1);
    } else {
      text += character;
      at += 1;
    }
  }
  if (open.length > 0) throw cannotParse(html.length);
  return text;
}

function cannotParse(at: number): Error {
  return badRequest(`can't parse entities: unsupported or unclosed tag at byte offset ${at}`);
}
