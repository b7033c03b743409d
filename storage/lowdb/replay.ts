import { StoreDamagedError } from "../../src/errors.js";
import type { Log } from "../../src/workflow/ports.js";
import { type Catalogue, type KindName, versionsOf, type Versions } from "./catalogue.js";
import type { JournalRecord } from "./journal-record.js";
import type { Place } from "./place.js";
import { describe } from "./read-journal.js";
import type { StreamShelf } from "./stream-shelf.js";
import {
  CHATS,
  type ChatStream,
  OFFICES,
  type OfficeStream,
  REPORTS,
  type ReportStream,
} from "./streams.js";
import type { Stream, StreamKind } from "./streams.js";

export interface ReplayTarget {
  readonly catalogue: Catalogue;
  readonly chats: StreamShelf<ChatStream>;
  readonly reports: StreamShelf<ReportStream>;
  readonly offices: StreamShelf<OfficeStream>;
  readonly log: Log;
}

/** Folds what the journal holds behind the checkpoint, at start. */
export interface Replay {
  /** Applies a line as far as the documents do not have it yet. */
  take(record: JournalRecord, place: Place): Promise<void>;
  /** Looks for what should have been in the journal and was not. */
  finish(): void;
}

/**
 * A report that lacks a line is given up: nobody can tell what it should say now. The others are not
 * touched by that.
 */
export function createReplay({ catalogue, chats, reports, offices, log }: ReplayTarget): Replay {
  const promises = takePromises(catalogue);

  function giveUp<S extends Stream>(
    kind: StreamKind<S>,
    shelf: StreamShelf<S>,
    id: string,
    { why, latest }: { readonly why: string; readonly latest: number },
  ): void {
    const error = new StoreDamagedError(`${kind.name} ${id}: ${why}`);
    log.error({ err: error, [kind.name]: id }, "events are lost");
    if (kind.bridgesGaps) return;
    shelf.giveUp(id, error);
    // Written to the index, so that the next start does not take it for whole.
    versionsOf(catalogue, kind.name, id).latest = latest;
  }

  async function takeInto<S extends Stream>(
    kind: StreamKind<S>,
    shelf: StreamShelf<S>,
    id: string,
    { record, place }: { readonly record: JournalRecord; readonly place: Place },
  ): Promise<void> {
    const base = kind.baseOf(record, id);
    const stream = await shelf.get(id).catch((error: unknown) => {
      if (error instanceof StoreDamagedError) return undefined;
      throw error;
    });
    if (stream === undefined || place <= stream.through) return;
    if (base !== stream.state.version && !kind.bridgesGaps) {
      const why = `events before ${describe(place)} are lost`;
      giveUp(kind, shelf, id, { why, latest: (base ?? 0) + 1 });
      return;
    }
    kind.replay(stream, record, place);
    stream.dirtySince ??= place;
    shelf.markDirty(stream);
    versionsOf(catalogue, kind.name, id).latest = stream.state.version;
  }

  return {
    async take(record, place) {
      const { chat, report, office, summary } = record;
      await takeInto(CHATS, chats, chat.id, { record, place });
      if (report !== undefined) await takeInto(REPORTS, reports, report.id, { record, place });
      if (office !== undefined) await takeInto(OFFICES, offices, office.id, { record, place });
      if (summary !== undefined) catalogue.summaries.set(summary.report, summary);
    },
    finish() {
      for (const { kind, id, versions, latest } of promises) {
        if (versions.latest >= latest) continue;
        const why = `only ${versions.latest} of ${latest} events are left`;
        if (kind === "chat") giveUp(CHATS, chats, id, { why, latest });
        else if (kind === "office") giveUp(OFFICES, offices, id, { why, latest });
        else giveUp(REPORTS, reports, id, { why, latest });
      }
    },
  };
}

interface Promised {
  readonly kind: KindName;
  readonly id: string;
  readonly versions: Versions;
  /** Version the journal must bring it to. */
  readonly latest: number;
}

/** Notes what the index says is in the journal only, and sets it back to what the document has. */
function takePromises(catalogue: Catalogue): readonly Promised[] {
  const promises: Promised[] = [];
  for (const kind of ["report", "chat", "office"] as const) {
    for (const [id, versions] of catalogue[kind]) {
      const { latest, document } = versions;
      if (latest <= document) continue;
      promises.push({ kind, id, versions, latest });
      versions.latest = Math.max(document, 0);
    }
  }
  return promises;
}
