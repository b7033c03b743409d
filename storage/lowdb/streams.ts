import { z } from "zod";
import { applyChatEvent, createChatState } from "../../src/events/chat/apply-chat-event.js";
import { applyReportEvent, createReportState } from "../../src/events/report/apply-report-event.js";
import { chatFromJson, chatToJson } from "../../src/events/chat/chat-json.js";
import type { ChatState } from "../../src/events/chat/chat-events.js";
import { applyOfficeEvent, createOfficeState } from "../../src/events/office/apply-office-event.js";
import { officeFromJson, officeToJson } from "../../src/events/office/office-json.js";
import type { OfficeState } from "../../src/events/office/office-state.js";
import { reportFromJson, reportToJson } from "../../src/events/report/report-json.js";
import type { ReportState } from "../../src/events/report/report-state.js";
import { rememberUpdate } from "../recent-updates.js";
import { isOfNewerVersion, type JournalRecord, OFFICE_ID } from "./journal-record.js";
import type { Place } from "./place.js";

/** A report, a chat or the bureau in memory, and what the store knows about it. */
export interface Stream {
  readonly id: string;
  readonly state: { version: number };
  /** Place of the last line applied; -1: none. */
  through: Place;
  /** Place of the first line its document lacks; null: the document has all. */
  dirtySince: Place | null;
  /** Which round of the checkpointer saw its last change. */
  touched: number;
  /** Version once everything queued is durable. */
  ahead: number;
  /** The last commit queued, for those who come behind it. */
  queued: Promise<unknown>;
  /** Who needs it to stay in memory. */
  pins: number;
}

export interface ReportStream extends Stream {
  readonly state: ReportState;
  /** Places of all its lines: its history. */
  readonly places: Place[];
}

export interface OfficeStream extends Stream {
  readonly state: OfficeState;
  /** Places of all its lines: its history. */
  readonly places: Place[];
}

export interface ChatStream extends Stream {
  readonly state: ChatState;
  /** Ids of the updates committed last, oldest first. */
  readonly updates: Set<string>;
  /** Updates queued and not yet durable. */
  readonly waiting: Map<string, Promise<unknown>>;
}

/** What differs between reports, chats and the bureau. */
export interface StreamKind<S extends Stream> {
  readonly name: "report" | "chat" | "office";
  create(id: string): S;
  toBody(stream: S): object;
  /** @throws {z.ZodError} when it is not what `toBody` gives */
  fromBody(body: unknown): S;
  /** The version a line was decided on; undefined when it is not about this stream. */
  baseOf(record: JournalRecord, id: string): number | undefined;
  /** Applies a line read back from the journal. */
  replay(stream: S, record: JournalRecord, place: Place): void;
  /** Whether the state is right although a line before was lost. */
  readonly bridgesGaps: boolean;
}

export type BodyReading<S> =
  | { readonly ok: true; readonly stream: S }
  /** `newer`: whole, but of a kind this version does not know. */
  | { readonly ok: false; readonly newer: boolean };

export function decodeBody<S extends Stream>(kind: StreamKind<S>, body: unknown): BodyReading<S> {
  try {
    return { ok: true, stream: kind.fromBody(body) };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    return { ok: false, newer: isOfNewerVersion(error) };
  }
}

const SETTLED = Promise.resolve();

function createStream(id: string): Omit<Stream, "state"> {
  return { id, through: -1, dirtySince: null, touched: 0, ahead: 0, queued: SETTLED, pins: 0 };
}

const reportBodySchema = z.object({
  through: z.int(),
  places: z.array(z.int()),
  state: z.unknown(),
});

export const REPORTS: StreamKind<ReportStream> = {
  name: "report",
  bridgesGaps: false,
  create: (id) => ({ ...createStream(id), state: createReportState(id), places: [] }),
  toBody: ({ through, places, state }) => ({ through, places, state: reportToJson(state) }),
  fromBody(body) {
    const { through, places, state: json } = reportBodySchema.parse(body);
    const state = reportFromJson(json);
    return { ...createStream(state.id), through, ahead: state.version, places, state };
  },
  baseOf: ({ report }, id) => (report?.id === id ? report.version : undefined),
  replay(stream, { report }, place) {
    for (const event of report?.events ?? []) applyReportEvent(stream.state, event);
    stream.places.push(place);
    stream.through = place;
    stream.ahead = stream.state.version;
  },
};

export const OFFICES: StreamKind<OfficeStream> = {
  name: "office",
  bridgesGaps: false,
  create: (id) => ({ ...createStream(id), state: createOfficeState(), places: [] }),
  toBody: ({ through, places, state }) => ({ through, places, state: officeToJson(state) }),
  fromBody(body) {
    const { through, places, state: json } = reportBodySchema.parse(body);
    const state = officeFromJson(json);
    return { ...createStream(OFFICE_ID), through, ahead: state.version, places, state };
  },
  baseOf: ({ office }, id) => (office?.id === id ? office.version : undefined),
  replay(stream, { office }, place) {
    for (const event of office?.events ?? []) applyOfficeEvent(stream.state, event);
    stream.places.push(place);
    stream.through = place;
    stream.ahead = stream.state.version;
  },
};

const chatBodySchema = z.object({
  through: z.int(),
  updates: z.array(z.string()),
  state: z.unknown(),
});

export const CHATS: StreamKind<ChatStream> = {
  name: "chat",
  // Each event tells the whole position.
  bridgesGaps: true,
  create: (id) => ({
    ...createStream(id),
    state: createChatState(id),
    updates: new Set(),
    waiting: new Map(),
  }),
  toBody: ({ through, updates, state }) => ({
    through,
    updates: [...updates],
    state: chatToJson(state),
  }),
  fromBody(body) {
    const { through, updates, state: json } = chatBodySchema.parse(body);
    const state = chatFromJson(json);
    return {
      ...createStream(state.id),
      ...{ through, ahead: state.version, state, updates: new Set(updates), waiting: new Map() },
    };
  },
  baseOf: ({ chat }, id) => (chat.id === id ? chat.version : undefined),
  replay(stream, { update, chat }, place) {
    stream.state.version = chat.version;
    for (const event of chat.events) applyChatEvent(stream.state, event);
    rememberUpdate(stream.updates, update);
    stream.through = place;
    stream.ahead = stream.state.version;
  },
};
