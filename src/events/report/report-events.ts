import type { Answer, Value, Yuan } from "../../amounts/answer.js";

/** How an answer came in. */
export type Via = "typed" | "pressed" | "pasted" | "edited" | "suggestion" | "undo" | "imported";

/** A finding as it is kept: enough to tell it again without working it out. */
export interface KeptFinding {
  readonly id: string;
  readonly severity: "error" | "warning" | "note";
  readonly about: "money" | "count" | "text";
  readonly keys: readonly string[];
  readonly left: Yuan;
  readonly right: Yuan;
  readonly difference: Yuan;
  readonly says: string;
  readonly gapEquals: readonly string[];
  /** A text that tells another change than its figures: it is rewritten or stands for a reason before it is handed in. */
  readonly contradicts?: true;
}

/** Why an answer should be looked at again. */
export interface ReviewMark {
  /**
   * "figure": something it depends on changed; "quote": its text still quotes an old value; "turned": the change it
   * explains goes the other way now, or is there again after it was none.
   */
  readonly because: "figure" | "quote" | "turned";
  readonly key: string;
  /** The sentence that quotes the old value. */
  readonly sentence?: string;
  /** Of "turned": the change it was written for. */
  readonly was?: Direction;
}

/** Which way a figure went from the one it is compared with. */
export type Direction = "up" | "down" | "none";

/** Questions of one group that are asked now, and how many of them have an answer. */
export interface Tally {
  readonly asked: number;
  readonly done: number;
}

/** One answer that is to be changed, and what the reviewer says of it. */
export interface Remark {
  readonly key: string;
  readonly text: string;
}

/** What the pack asks for before a report may be approved: 保密审查, 负责人审签. */
export type Gate = "secrecy" | "signature";

/** The way of a report from its clerk to the public, and back. */
export type ReviewEvent =
  /** Part of a report ("who:office", "group:overall") is a colleague's; null: nobody's in particular. */
  | { readonly type: "assigned"; readonly part: string; readonly person: string | null }
  | { readonly type: "submitted" }
  /** Taken back by the clerk before anybody decided. */
  | { readonly type: "withdrawn" }
  | {
      readonly type: "returned";
      readonly remarks: readonly Remark[];
      /** Everything that may be changed now: the answers returned and those a check ties to them. */
      readonly reopened: readonly string[];
    }
  /** The reviewer lets an explained 必须改 finding stand. */
  | { readonly type: "passed"; readonly finding: string }
  /** Somebody answers for it by name. */
  | { readonly type: "gated"; readonly gate: Gate; readonly name: string }
  | {
      readonly type: "approved";
      /** Content hash of the report as approved. */
      readonly hash: string;
      /** ISO date: the bureau's day. */
      readonly on: string;
    }
  | {
      readonly type: "published";
      readonly on: string;
      /** Where: an address on the web. */
      readonly address: string;
    }
  | {
      readonly type: "correction-opened";
      /** "text": what was published is not what was approved; "figure": what was approved was wrong. */
      readonly cause: "text" | "figure";
      readonly why: string;
      readonly reopened: readonly string[];
      /** ISO date of the new approval, where the approved figure was wrong. */
      readonly approvedOn?: string;
    }
  /** Called off before it changed anything: the approved version stands, in the phase it was in. */
  | { readonly type: "correction-dropped"; readonly back: "approved" | "published" };

/**
 * Everything that can happen to a report. Facts first, then `settled`: what the facts led to, worked out
 * once by whoever had the pack, so that the fold needs no pack.
 */
export type ReportEvent =
  | {
      readonly type: "opened";
      readonly pack: string;
      readonly packVersion: string;
      /** Fixed keys of the pack then, so that an upgrade can tell what is new. */
      readonly packKeys: readonly string[];
      readonly year: string;
      readonly owner: string;
      /** Of the bureau's list; left out where there is none. */
      readonly department?: string;
    }
  | {
      readonly type: "answered";
      readonly key: string;
      /** "open" takes an answer away. */
      readonly answer: Answer;
      readonly via: Via;
      /** The reply as typed, "" for a press. */
      readonly typed: string;
      /** The chat message that holds it, so that an edited message finds its key. */
      readonly message?: string;
      /** It equals its suggestion and follows it until changed by hand. */
      readonly follows?: boolean;
    }
  | { readonly type: "row-added"; readonly group: string; readonly code: string }
  | { readonly type: "row-removed"; readonly group: string; readonly code: string }
  | { readonly type: "group-closed"; readonly group: string; readonly as: "zero" | "none" }
  | { readonly type: "group-reopened"; readonly group: string }
  | { readonly type: "accepted"; readonly finding: string; readonly reason: string }
  /** An acceptance no longer holds: a figure in it changed. */
  | { readonly type: "acceptance-lapsed"; readonly finding: string }
  /** The change it lapsed by was taken back: whose it was, and when they said it, stay as they were. */
  | {
      readonly type: "acceptance-restored";
      readonly finding: string;
      readonly reason: string;
      readonly by: string;
      readonly at: string;
    }
  /** 先放着: not shown again at the end of a group until it changes. */
  | { readonly type: "postponed"; readonly finding: string }
  /** Somebody looked at an answer marked 待复核 and left it as it is. */
  | { readonly type: "reviewed"; readonly key: string }
  /**
   * What last year's report says, by its keys: figures to compare with, texts to begin with. It takes the place
   * of what was known before; without values nothing is known any more.
   */
  | {
      readonly type: "last-year-taken";
      readonly year: string;
      readonly values: Readonly<Record<string, Value>>;
    }
  /** The last change not yet undone was taken back; the answers it restores come as `answered` with via "undo". */
  | { readonly type: "undone"; readonly batch: string }
  | { readonly type: "put-away" }
  | { readonly type: "taken-back" }
  | ReviewEvent
  | {
      readonly type: "pack-upgraded";
      readonly from: string;
      readonly to: string;
      readonly packKeys: readonly string[];
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }
  | {
      readonly type: "settled";
      /** Findings by id; null: gone. */
      readonly findings: Readonly<Record<string, KeptFinding | null>>;
      /** 待复核 by key; null: cleared. */
      readonly reviews: Readonly<Record<string, ReviewMark | null>>;
      /** Tallies of the groups that changed. */
      readonly tallies: Readonly<Record<string, Tally>>;
    }
  /** Somebody got these files of it: nothing of the report changed. */
  | {
      readonly type: "exported";
      /** Names as they were sent. */
      readonly files: readonly string[];
      /** 内容标识: twelve hexadecimal digits that name the answers; "" where a file has none. */
      readonly hash: string;
    };

/** An event as it is stored. `batch` is the update that caused it: events of one batch stand or fall together. */
export interface Recorded<E> {
  readonly batch: string;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly event: E;
}
