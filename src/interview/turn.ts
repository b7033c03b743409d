import type { Action, Position } from "../events/chat-events.js";
import type { Recorded, ReportEvent } from "../events/report-events.js";
import type { Pack } from "../pack/pack.js";
import type { Input, Outcome, Request, StepContext } from "./context.js";
import { createDraft, type Draft } from "./draft.js";
import type { Button, OutMessage } from "./message.js";

/** A button before it has a token. */
export interface Choice {
  readonly label: string;
  readonly action: Action;
}

/** One step under way: what is decided and said so far. Owned by `step`, which turns it into an outcome. */
export interface Turn {
  readonly context: StepContext;
  readonly input: Input;
  draft: Draft | null;
  /** The report the chat is on after this step. */
  chatReport: string | null;
  position: Position;
  /** Lines that go before the next prompt. */
  readonly lines: string[];
  /** Says a line; it opens the next message. */
  say(line: string): void;
  /** Sends the lines said so far, this text and its buttons as one message. */
  ask(text: string, buttons?: readonly (readonly Choice[])[], asks?: string): void;
  request(request: Request): void;
  finish(): Outcome;
}

export function createTurn(context: StepContext, input: Input): Turn {
  const { chat, report, packs } = context;
  const pack = report === null ? undefined : packOf(packs, report);
  const messages: OutMessage[] = [];
  const requests: Request[] = [];
  const actions: Record<string, Action> = {};
  const number = chat.turn + 1;
  let buttonsGiven = 0;

  const give = (choice: Choice): Button => {
    buttonsGiven += 1;
    const token = `${number}.${buttonsGiven}`;
    actions[token] = choice.action;
    return { token, label: choice.label };
  };

  const turn: Turn = {
    context,
    input,
    draft:
      report === null || pack === undefined ? null : createDraft(pack, report, context.lastYear),
    chatReport: chat.report,
    position: chat.position,
    lines: [],
    say: (line) => void turn.lines.push(line),
    ask(text, buttons = [], asks) {
      const body = [...turn.lines.splice(0), text].filter((line) => line !== "").join("\n");
      const rows = buttons.map((row) => row.map(give)).filter((row) => row.length > 0);
      messages.push({
        kind: "message",
        text: body,
        buttons: rows,
        ...(asks === undefined ? {} : { asks }),
      });
    },
    request: (request) => void requests.push(request),
    finish() {
      if (turn.lines.length > 0) turn.ask("");
      const record = <E>(event: E): Recorded<E> => ({
        batch: context.update,
        by: context.account,
        at: context.now,
        event,
      });
      const reportEvents: Recorded<ReportEvent>[] = turn.draft?.events.map(record) ?? [];
      const reportId = turn.draft?.report.id ?? null;
      // A step that says nothing with buttons leaves the last prompt's buttons alive.
      const kept = buttonsGiven === 0 && turn.chatReport === chat.report;
      return {
        reportId,
        reportEvents,
        chatEvents: [
          record({
            type: "turned" as const,
            report: turn.chatReport,
            position: turn.position,
            turn: kept ? chat.turn : number,
            actions: kept ? chat.actions : actions,
          }),
        ],
        messages,
        requests,
      };
    },
  };
  return turn;
}

function packOf(packs: readonly Pack[], report: { pack: string; year: string }): Pack | undefined {
  return packs.find((pack) => pack.name === report.pack && pack.years.includes(report.year));
}
