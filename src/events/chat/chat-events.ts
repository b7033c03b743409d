import type { OfficeAct, OfficeTask } from "../office/office-acts.js";
import type { Answer, Value } from "../../amounts/answer.js";
import type { ExportedReport } from "../report/exported-report.js";
import type { ReportChoice } from "../report/report-format.js";
import type { ReviewAct, ReviewTask } from "../review/review-acts.js";

/** One proposed answer of a pasted block, waiting for 〔全部采用〕. */
export interface Proposal {
  readonly key: string;
  readonly answer: Answer;
  readonly typed: string;
  /** Worked out from figures beside it: 上年数 as 本年数 less 增加数. */
  readonly computed?: boolean;
}

/** A piece of a pasted block that may answer one of several questions, or may be no answer at all. */
export interface PasteAsk {
  readonly text: string;
  /** Readings to choose from, at least one. */
  readonly choices: readonly Proposal[];
  /** One amount in 元, then in 万元: what is chosen goes for every amount of the block that was typed without a unit. */
  readonly unit?: true;
  /** Orders the figures of rows without a head may stand in: what each of `choices` stands for. */
  readonly orders?: readonly AskedOrder[];
}

/** What rows without a head answer in one order of their columns. */
export interface AskedOrder {
  /** "预算数、决算数" */
  readonly label: string;
  readonly proposals: readonly Proposal[];
  /** Rows of a repeat group it brings. */
  readonly codes: readonly string[];
  readonly remarks: readonly string[];
}

/** What a file would change. */
export interface FileOffer {
  readonly proposals: readonly Proposal[];
  /** Questions it answers in two ways. */
  readonly asks: readonly PasteAsk[];
  /** Codes to add, by group. */
  readonly rows: Readonly<Record<string, readonly string[]>>;
  /** Groups whose rest is zero. */
  readonly closes: readonly string[];
  readonly remarks: readonly string[];
}

/** A pasted block was read and waits for a yes. */
export interface PastedBlock {
  readonly at: "paste";
  readonly group: string;
  readonly proposals: readonly Proposal[];
  readonly codes: readonly string[];
  /** What was not understood or does not add up, a line each. */
  readonly remarks: readonly string[];
  /** What only the clerk can tell, asked one at a time before the block is shown. */
  readonly asks?: readonly PasteAsk[];
  readonly message?: string;
  /** It came as a file: its name, codes to add by group, and groups whose rest is zero. */
  readonly file?: {
    readonly name: string;
    readonly rows: Readonly<Record<string, readonly string[]>>;
    readonly closes: readonly string[];
    /** Its unit is asked first: all of it as it is where the amounts without a unit are 元. */
    readonly inYuan?: FileOffer;
  };
  /** Where to go afterwards, as with a question; a block that was corrected comes up out of turn. */
  readonly resume?: string;
}

/** Where a conversation stands. A position is a key or a group, never a number. */
export type Position =
  | { readonly at: "home" }
  | {
      readonly at: "portrait";
      readonly group: string;
      readonly ticked: Readonly<Record<string, readonly string[]>>;
      /** Whether answers may go that are not printed any more is asked. */
      readonly asked?: boolean;
    }
  | {
      readonly at: "question";
      readonly key: string;
      /** Where to go afterwards, as this one was gone to out of turn: a key, "#GROUP" for its end, "#" for the summary. */
      readonly resume?: string;
      /** A list being added to, message by message. */
      readonly adding?: boolean;
      /** The message that was refused last, so that editing it is an answer. */
      readonly refused?: string;
    }
  /** A repeat group waits for the next code, or a pasted table. */
  | { readonly at: "rows"; readonly group: string }
  /** End of a sparse group: 〔其余全部为0〕. */
  | { readonly at: "close"; readonly group: string }
  | PastedBlock
  /** The next text is a block, a single line included. */
  | {
      readonly at: "block";
      readonly resume?: string;
      /** An earlier block that was shown and waits for its yes: the next one goes with it. */
      readonly waiting?: PastedBlock;
    }
  /** Last year's report was found, or sent, and waits for a yes. */
  | {
      readonly at: "last-year";
      /** Of the file it came in; "" for a report that is kept here. */
      readonly name: string;
      /** The year it is of. */
      readonly year: string;
      /** What it says, by its keys. */
      readonly values: Readonly<Record<string, Value>>;
      readonly remarks: readonly string[];
      /** As with a question. */
      readonly resume?: string;
    }
  /** A whole report came as a file and waits for a yes. */
  | {
      readonly at: "import";
      /** Of the file. */
      readonly name: string;
      readonly report: ExportedReport;
      /** As with a question. */
      readonly resume?: string;
    }
  /** A reply with two readings: 〔4629600万元〕〔462.96万元〕. */
  | {
      readonly at: "which";
      readonly key: string;
      readonly typed: string;
      readonly choices: readonly Answer[];
      /** The reply may as well be the code of a row: a last choice. */
      readonly code?: string;
      readonly message?: string;
      /** As with a question. */
      readonly resume?: string;
    }
  | { readonly at: "finding"; readonly finding: string; readonly group: string | null }
  /** The next text is the reason for leaving a finding as it is. */
  | { readonly at: "reason"; readonly finding: string; readonly group: string | null }
  | { readonly at: "done" }
  /** On its way to the public: something is asked that is no answer. */
  | ReviewPosition
  /** About the bureau itself: whom to invite, a list of departments. */
  | { readonly at: "office"; readonly task: OfficeTask; readonly resume?: string };

export interface ReviewPosition {
  readonly at: "review";
  readonly task: ReviewTask;
  /** As with a question. */
  readonly resume?: string;
}

/** What a button does. Tokens are kept in the chat's state; a token not there is stale. */
export type Action =
  | { readonly do: "answer"; readonly key: string; readonly reply: string }
  | { readonly do: "suggestion"; readonly key: string }
  | { readonly do: "not-applicable"; readonly key: string }
  | { readonly do: "withhold"; readonly key: string }
  | { readonly do: "skip"; readonly key: string }
  | { readonly do: "where"; readonly key: string }
  | { readonly do: "back" }
  | { readonly do: "next" }
  /** What is said next goes behind the items a list has. */
  | { readonly do: "add"; readonly key: string }
  | { readonly do: "list" }
  | { readonly do: "go"; readonly to: string }
  | { readonly do: "group"; readonly group: string }
  /** Goes on with what is open in a group. */
  | { readonly do: "fill"; readonly group: string }
  | { readonly do: "same"; readonly key: string; readonly from: string }
  /** Shows what last year's report brings, or takes it. */
  | { readonly do: "last-year"; readonly take: boolean }
  /** What was written last year is right this year, too. */
  | { readonly do: "carried"; readonly key: string }
  /** The same for a whole group: shown first, taken when `sure`. */
  | { readonly do: "carried-all"; readonly group: string; readonly sure?: boolean }
  /** Of the readings on the screen; behind the last one: none of them. */
  | { readonly do: "choose"; readonly index: number }
  /** The next text is a block. */
  | { readonly do: "paste" }
  | { readonly do: "tick"; readonly key: string; readonly option: string }
  | { readonly do: "confirm" }
  | { readonly do: "cancel" }
  | { readonly do: "walk" }
  | { readonly do: "close-zero"; readonly group: string }
  | { readonly do: "close-none"; readonly group: string }
  | { readonly do: "reopen"; readonly group: string }
  | { readonly do: "mend"; readonly finding: string; readonly key: string; readonly value: string }
  | { readonly do: "explain"; readonly finding: string }
  | { readonly do: "later"; readonly finding: string }
  | { readonly do: "look"; readonly finding: string }
  | { readonly do: "reviewed"; readonly key: string }
  | { readonly do: "undo" }
  | { readonly do: "preview"; readonly section: string }
  /** Without a choice: asks which. */
  | { readonly do: "report"; readonly choice?: ReportChoice }
  /** `sure`: although there is one of that year already. */
  | {
      readonly do: "new";
      readonly year: string;
      readonly sure?: boolean;
      readonly department?: string;
    }
  /** Opens another report, at a question of it. */
  | { readonly do: "continue"; readonly report: string; readonly key?: string }
  | { readonly do: "put-away"; readonly report: string }
  /** Takes the report that came as a file, or not. */
  | { readonly do: "import"; readonly take: boolean }
  /** The questions as a workbook: those still open, or all. */
  | { readonly do: "template"; readonly all: boolean }
  | { readonly do: "review"; readonly act: ReviewAct }
  | { readonly do: "office"; readonly act: OfficeAct };

/** The buttons that are alive, each by its token, in the order given. */
export type Alive = readonly (readonly [token: string, action: Action])[];

/** Chat events are outside the audit trail: only where a conversation stands. */
export type ChatEvent = {
  readonly type: "turned";
  readonly report: string | null;
  readonly position: Position;
  /** Counts prompts; part of every button token. */
  readonly turn: number;
  readonly actions: Alive;
  /** When the person was asked something last, ISO 8601; left out by what asks nothing. */
  readonly askedAt?: string;
  /** As in the state; left out where it stays as it was. */
  readonly namesYear?: boolean;
};

export interface ChatState {
  readonly id: string;
  version: number;
  report: string | null;
  position: Position;
  turn: number;
  actions: Alive;
  /** What somebody else changed since is news to this person. "": nothing was asked yet. */
  askedAt: string;
  /** Questions name their year: reports of other years were under way when somebody came to this one. */
  namesYear: boolean;
}
