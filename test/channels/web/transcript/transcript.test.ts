import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Entry } from "../../../../src/channels/web/transcript/entry.js";
import {
  createTranscript,
  type Transcript,
} from "../../../../src/channels/web/transcript/transcript.js";

const now = (): string => "2026-11-24T04:00:00.000Z";
const open = (most = 300, run = "a"): Transcript => createTranscript({ run, now, most });
const says = (transcript: Transcript, text: string): Entry =>
  transcript.add({ from: "bot", kind: "text", text });
const texts = (entries: readonly Entry[]): readonly string[] => entries.map(({ text }) => text);

describe("a transcript", () => {
  it("gives somebody new everything, and somebody who was there what they missed", () => {
    const transcript = open();
    const first = says(transcript, "一");
    says(transcript, "二");
    const mark = transcript.mark();
    says(transcript, "三");
    transcript.change(first.id, { text: "改" });
    expect(transcript.since(undefined)).toMatchObject({ reset: true });
    expect(texts(transcript.since(undefined).entries)).toEqual(["改", "二", "三"]);
    expect(transcript.since(mark).reset).toBe(false);
    expect(texts(transcript.since(mark).entries)).toEqual(["三", "改"]);
    expect(transcript.since(transcript.mark()).entries).toEqual([]);
  });

  it.each(["b.0.1", "a.1.1", "a.0.x", "a", "", "a.0.9999999999999999"])(
    "begins anew with whoever comes with the mark %j",
    (mark) => {
      const transcript = open();
      says(transcript, "一");
      expect(transcript.since(mark)).toMatchObject({ reset: true, entries: [{ text: "一" }] });
    },
  );

  it("keeps the newest, and begins anew with whoever missed what is gone", () => {
    const transcript = open(3);
    says(transcript, "一");
    const early = transcript.mark();
    for (const text of ["二", "三", "四", "五"]) says(transcript, text);
    expect(transcript.since(early)).toMatchObject({ reset: true });
    expect(texts(transcript.since(early).entries)).toEqual(["三", "四", "五"]);
  });

  it("changes nothing that is not there", () => {
    expect(open().change("b9", { text: "x" })).toBeUndefined();
  });

  it("is empty after it was cleared, also for whoever was there", () => {
    const transcript = open();
    says(transcript, "一");
    const mark = transcript.mark();
    const heard: (Entry | null)[] = [];
    transcript.subscribe((entry) => heard.push(entry));
    transcript.clear();
    expect(heard).toEqual([null]);
    expect(transcript.since(mark)).toEqual({ reset: true, entries: [] });
  });

  it("goes on where the kept one ended", () => {
    const before = open();
    says(before, "一");
    says(before, "二");
    const kept = before.since(undefined).entries;
    const after = createTranscript({ run: "b", now, kept });
    expect(says(after, "三").order).toBe(3);
    expect(texts(after.since(undefined).entries)).toEqual(["一", "二", "三"]);
  });

  it("leaves no reader without anything, however often the connection breaks", () => {
    const acts = fc.array(
      fc.oneof(
        fc.constant({ do: "add" as const }),
        fc.record({ do: fc.constant("change" as const), which: fc.nat(9) }),
        fc.constant({ do: "break" as const }),
        fc.constant({ do: "come" as const }),
        fc.constant({ do: "clear" as const }),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(acts, fc.integer({ min: 1, max: 6 }), (steps, most) => {
        const transcript = open(most);
        const reader = createReader(transcript);
        let said = 0;
        for (const step of steps) {
          if (step.do === "add") says(transcript, `第${(said += 1)}条`);
          else if (step.do === "clear") transcript.clear();
          else if (step.do === "break") reader.hangUp();
          else if (step.do === "come") reader.listen();
          else {
            const all = transcript.since(undefined).entries;
            transcript.change(all[step.which]?.id ?? "", { text: `改${(said += 1)}` });
          }
        }
        reader.listen();
        const last = transcript.since(undefined).entries;
        expect(texts(reader.newest(last.length))).toEqual(texts(last));
      }),
      { numRuns: 200 },
    );
  });
});

/** Does what the page does with what it hears. */
function createReader(transcript: Transcript) {
  let mine = new Map<string, Entry>();
  let mark: string | undefined;
  let end: (() => void) | undefined;

  function hear(entry: Entry | null): void {
    if (entry === null) mine = new Map();
    else mine.set(entry.id, entry);
    mark = transcript.mark(entry ?? undefined);
  }

  return {
    hangUp() {
      end?.();
      end = undefined;
    },
    listen() {
      if (end !== undefined) return;
      const { reset, entries } = transcript.since(mark);
      if (reset) hear(null);
      for (const entry of entries) hear(entry);
      mark = transcript.mark();
      end = transcript.subscribe(hear);
    },
    newest: (count: number): readonly Entry[] =>
      count === 0 ? [] : [...mine.values()].sort((a, b) => a.order - b.order).slice(-count),
  };
}
