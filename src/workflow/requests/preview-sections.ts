import type { ChatEvent, ChatState } from "../../events/chat/chat-events.js";
import type { OutMessage } from "../../interview/message.js";
import { explainError } from "../error-texts.js";
import type { KeyedQueue } from "../keyed-queue.js";
import type { Outbox } from "../outbox.js";
import type { Clock, Ids, Jobs, Log, Store } from "../ports.js";
import type { Snapshot } from "./take-snapshot.js";
import { createUnderWay } from "./under-way.js";

/** Works out previews in the background and sends them to the chats that asked. */
export interface PreviewSections {
  /**
   * Returns at once.
   *
   * @param section null: the list of sections
   */
  start(chat: string, snapshot: Snapshot, section: string | null): void;
  /** Resolves when nothing is being worked out. */
  settle(): Promise<void>;
}

type Sections = readonly { readonly id: string; readonly title: string }[];

const PREFIX = "section:";
/** No messenger takes a longer token. */
const TOKEN_BYTES = 64;

export function createPreviewSections(options: {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly outbox: Outbox;
  readonly log: Log;
  /** One change of a chat at a time. */
  readonly chats: KeyedQueue;
}): PreviewSections {
  const { store, jobs, clock, ids, outbox, log, chats } = options;
  const underWay = createUnderWay();

  async function preview(chat: string, snapshot: Snapshot, section: string | null): Promise<void> {
    try {
      const { sections, text } = await jobs.preview(snapshot.report, section);
      const shown = sections.filter(hasToken);
      await chats.run(chat, () => keep(chat, shown));
      void outbox.post(chat, tellPreview(shown, text));
    } catch (error) {
      log.error({ chat, err: error }, "a preview failed");
      void outbox.post(chat, { kind: "message", text: explainError(error), buttons: [] });
    }
  }

  /** Section buttons work beside those of the current prompt, until the conversation moves on. */
  async function keep(chatId: string, sections: Sections): Promise<void> {
    if (sections.length === 0) return;
    const { chat } = await store.load(chatId, null);
    const update = ids.next();
    const event = withSections(chat, sections);
    // A conflict costs no more than buttons that are stale.
    await store.commit({
      update,
      chat: chatId,
      expected: { chat: chat.version },
      chatEvents: [{ batch: update, by: chatId, at: clock.now(), event }],
      reportEvents: [],
    });
  }

  return {
    start(chat, snapshot, section) {
      underWay.add(preview(chat, snapshot, section));
    },
    settle: () => underWay.settle(),
  };
}

function tellPreview(sections: Sections, text: string): OutMessage {
  const buttons = sections.map(({ id, title }) => [{ token: PREFIX + id, label: title }]);
  return { kind: "message", text, buttons };
}

function withSections(chat: ChatState, sections: Sections): ChatEvent {
  const offered = sections.map(({ id }) => [PREFIX + id, { do: "preview", section: id }] as const);
  const tokens = new Set<string>(offered.map(([token]) => token));
  const actions = [...chat.actions.filter(([token]) => !tokens.has(token)), ...offered];
  return { type: "turned", report: chat.report, position: chat.position, turn: chat.turn, actions };
}

function hasToken({ id }: { readonly id: string }): boolean {
  return Buffer.byteLength(PREFIX + id) <= TOKEN_BYTES;
}
