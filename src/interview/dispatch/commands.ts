import type { OfficeAct } from "../../events/office/office-acts.js";
import type { Action } from "../../events/chat/chat-events.js";
import type { ReviewAct } from "../../events/review/review-acts.js";
import { readReportChoice } from "../opening/report-choice.js";

export type Command =
  | { readonly kind: "action"; readonly action: Action }
  | { readonly kind: "home" }
  | { readonly kind: "edit"; readonly name: string }
  /** Who gave the answer of that name. */
  | { readonly kind: "history"; readonly name: string }
  /** The answers of one group, by its title. */
  | { readonly kind: "group"; readonly title: string }
  | { readonly kind: "help" }
  | { readonly kind: "new"; readonly year: string | null }
  | { readonly kind: "continue" }
  | { readonly kind: "unknown" };

function office(act: OfficeAct): Command {
  return { kind: "action", action: { do: "office", act } };
}

function review(act: ReviewAct): Command {
  return { kind: "action", action: { do: "review", act } };
}

/** One press less for who knows the format: /report pdf. */
function reportIn(format: string): Action {
  const choice = readReportChoice(format);
  return choice === undefined ? { do: "report" } : { do: "report", choice };
}

/** Reads a command: /edit 接待费, /list, /list 会议费, /new 2019. A messenger may add @botname to the word. */
export function readCommand(text: string): Command {
  const [, word = "", rest = ""] = /^\/([a-z_]+)(?:@\w+)?\s*(.*)$/is.exec(text.trim()) ?? [];
  switch (word.toLowerCase()) {
    case "start":
      return { kind: "home" };
    case "new":
      return { kind: "new", year: /\d{4}/.exec(rest)?.[0] ?? null };
    case "continue":
      return { kind: "continue" };
    case "list":
      return rest.trim() === ""
        ? { kind: "action", action: { do: "list" } }
        : { kind: "group", title: rest.trim() };
    case "edit":
      return { kind: "edit", name: rest };
    case "history":
      return { kind: "history", name: rest };
    case "undo":
      return { kind: "action", action: { do: "undo" } };
    case "preview":
      return { kind: "action", action: { do: "preview", section: rest.trim() } };
    case "report":
      return { kind: "action", action: reportIn(rest) };
    case "export":
      return /^(?:json)?$/i.test(rest.trim())
        ? { kind: "action", action: { do: "report", choice: "json" } }
        : { kind: "action", action: reportIn(rest) };
    case "paste":
      return { kind: "action", action: { do: "paste" } };
    case "template":
      return { kind: "action", action: { do: "template", all: /全部|all/i.test(rest) } };
    case "lastyear":
      return { kind: "action", action: { do: "last-year", take: false } };
    case "invite":
      return office({ what: "invite" });
    case "people":
      return office({ what: "people" });
    case "departments":
      return office({ what: "list" });
    case "link":
      return office({ what: "link" });
    case "status":
      return office({ what: "status", ...(rest === "" ? {} : { typed: rest }) });
    case "totals":
      return office({ what: "totals", ...(rest.trim() === "" ? {} : { typed: rest.trim() }) });
    case "nudge":
      return office({ what: "nudge", sure: false, ...(rest === "" ? {} : { typed: rest }) });
    case "deadline":
      return office({ what: "deadline", typed: rest });
    case "audit":
      return office({ what: "audit", ...(rest === "" ? {} : { typed: rest }) });
    case "leave":
      return office({ what: "leave", sure: false });
    case "submit":
      return review({ what: "submit" });
    case "withdraw":
      return review({ what: "withdraw" });
    case "share":
      return review({ what: "share" });
    case "publish":
      return review({ what: "publish" });
    case "correct":
      return review({ what: "correct" });
    case "help":
      return { kind: "help" };
    default:
      return { kind: "unknown" };
  }
}
