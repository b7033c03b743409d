import type { Action, Position } from "../events/chat/chat-events.js";
import type { Notice, OfficeEvent } from "../events/office/office-events.js";
import type { Recorded } from "../events/report/report-events.js";
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
  /** Whether questions name their year from here on. */
  namesYear: boolean;
  /** Lines that go before the next prompt. */
  readonly lines: string[];
  /** Says a line; it opens the next message. */
  say(line: string): void;
  /** Sends the lines said so far, this text and its buttons as one message. */
  ask(text: string, buttons?: readonly (readonly Choice[])[], asks?: string): void;
  request(request: Request): void;
  /** Records a change of the bureau. */
  recordOffice(event: OfficeEvent): void;
  /** Tells somebody else something, once this step is committed; again until their messenger took it. */
  notify(person: string, notice: Omit<Notice, "id" | "person">): void;
  /** The buttons of the prompt before stay alive beside those of this step. */
  keepButtons(): void;
  finish(): Outcome;
}

export function createTurn(context: StepContext, input: Input): Turn {
  return new StepTurn(context, input);
}

/** A class for the same reason as the draft: one is made at every reply. */
class StepTurn implements Turn {
  readonly context: StepContext;
  readonly input: Input;
  draft: Draft | null;
  chatReport: string | null;
  position: Position;
  namesYear: boolean;
  readonly lines: string[] = [];
  readonly #messages: OutMessage[] = [];
  readonly #requests: Request[] = [];
  readonly #officeEvents: OfficeEvent[] = [];
  /** A list: tokens are new at every step, and as names of properties they would cost more than all else here. */
  readonly #actions: [token: string, action: Action][] = [];
  readonly #number: number;
  #buttonsGiven = 0;
  #keepsButtons = false;

  constructor(context: StepContext, input: Input) {
    const { chat, report, packs } = context;
    const pack = report === null ? undefined : packOf(packs, report);
    this.context = context;
    this.input = input;
    this.draft = report === null || pack === undefined ? null : createDraft(pack, report);
    this.chatReport = chat.report;
    this.position = chat.position;
    this.namesYear = chat.namesYear;
    this.#number = chat.turn + 1;
  }

  say(line: string): void {
    this.lines.push(line);
  }

  ask(text: string, buttons: readonly (readonly Choice[])[] = [], asks?: string): void {
    const body = [...this.lines.splice(0), text].filter((line) => line !== "").join("\n");
    const rows: Button[][] = [];
    for (const row of buttons) {
      if (row.length > 0) rows.push(row.map((choice) => this.#give(choice)));
    }
    const message = { kind: "message", text: body, buttons: rows } as const;
    this.#messages.push(asks === undefined ? message : { ...message, asks });
  }

  request(request: Request): void {
    this.#requests.push(request);
  }

  recordOffice(event: OfficeEvent): void {
    this.#officeEvents.push(event);
  }

  notify(person: string, notice: Omit<Notice, "id" | "person">): void {
    this.recordOffice({
      type: "notified",
      notice: { id: this.context.newId(), person, ...notice },
    });
  }

  keepButtons(): void {
    this.#keepsButtons = true;
  }

  finish(): Outcome {
    if (this.lines.length > 0) this.ask("");
    const { chat } = this.context;
    // A step that says nothing with buttons leaves the last prompt's buttons alive.
    const kept = this.#buttonsGiven === 0 && this.chatReport === chat.report;
    const turned = {
      type: "turned",
      report: this.chatReport,
      position: this.position,
      turn: kept ? chat.turn : this.#number,
      actions: kept
        ? chat.actions
        : this.#keepsButtons
          ? [...chat.actions, ...this.#actions]
          : this.#actions,
      ...(kept || this.#keepsButtons ? {} : { askedAt: this.context.now }),
      ...(this.namesYear === chat.namesYear ? {} : { namesYear: this.namesYear }),
    } as const;
    return {
      reportId: this.draft?.report.id ?? null,
      reportEvents: this.draft?.events.map((event) => this.#record(event)) ?? [],
      officeEvents: this.#officeEvents.map((event) => this.#record(event)),
      chatEvents: [this.#record(turned)],
      messages: this.#messages,
      requests: this.#requests,
    };
  }

  #give({ label, action }: Choice): Button {
    this.#buttonsGiven += 1;
    const token = `${this.#number}.${this.#buttonsGiven}`;
    this.#actions.push([token, action]);
    return { token, label };
  }

  #record<E>(event: E): Recorded<E> {
    const { update, account, now } = this.context;
    return { batch: update, by: account, at: now, event };
  }
}

function packOf(packs: readonly Pack[], report: { pack: string; year: string }): Pack | undefined {
  return packs.find((pack) => pack.name === report.pack && pack.years.includes(report.year));
}
