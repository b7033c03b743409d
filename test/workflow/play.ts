import { listMissing } from "../../src/interview/answers/list-missing.js";
import { step } from "../../src/interview/step.js";
import type { ReportState } from "../../src/events/report/report-state.js";
import type { OfficeEvent } from "../../src/events/office/office-events.js";
import type { Pack } from "../../src/pack/pack.js";
import type { Jobs, Store } from "../../src/workflow/ports.js";
import type { QuietUntil } from "../../src/workflow/notices/reminder-days.js";
import { settleBureau, type Somebody } from "./bureau.js";
import { setUp } from "./set-up.js";

/** Somebody of the bureau at their phone. Each call returns what their chat was told since the last one. */
export interface Player {
  type(text: string): Promise<string>;
  /** Presses the newest button whose label is, or else contains, this. */
  press(label: string): Promise<string>;
  edit(messageId: string, text: string): Promise<string>;
  send(name: string, bytes: Uint8Array): Promise<string>;
  /** What came unasked. */
  hear(): Promise<string>;
  /** Labels of the buttons of the last message that had any. */
  labels(): readonly string[];
  /** How much they typed and pressed. */
  readonly count: number;
}

export interface Play {
  readonly store: Store;
  readonly stage: ReturnType<typeof setUp>;
  /** It is a day later. */
  readonly sleep: () => void;
  readonly who: (id: string) => Player;
  /** The one report of a department. */
  readonly report: (department: string) => Promise<ReportState>;
}

/** The real conversation of several people, over a store in memory. The clock moves on a minute at every look. */
export async function playBureau(
  pack: Pack,
  people: readonly Somebody[],
  given: {
    readonly jobs?: Jobs;
    readonly quietUntil?: QuietUntil;
    readonly dateOf?: (now: string) => string;
    readonly deadlines?: readonly Extract<OfficeEvent, { type: "deadline-set" }>[];
  } = {},
): Promise<Play> {
  let minutes = 0;
  let days = 0;
  const now = (): string =>
    new Date(Date.UTC(2020, 7, 20 + days) + (minutes += 1) * 60_000).toISOString();
  const stage = setUp({
    ...given,
    engine: { step, listMissing },
    packs: [pack],
    listed: [],
    clock: { now },
  });
  await settleBureau(stage.store, people, given.deadlines);
  const players = new Map<string, Player>();

  async function settle(): Promise<void> {
    await stage.workflow.settle();
    await stage.outbox.idle();
    await stage.workflow.settle();
    await stage.outbox.idle();
  }

  function player(id: string): Player {
    const chat = `fake:${id}`;
    let seen = 0;
    let count = 0;
    const own = () => stage.channel.sent.filter((one) => one.chat === id);
    const news = (): string => {
      const all = own();
      const texts = all.slice(seen).map(({ out }) => ("bytes" in out ? `[${out.name}]` : out.text));
      seen = all.length;
      return texts.join("\n\n");
    };
    const buttons = () =>
      own()
        .map(({ out }) => (out.kind === "message" ? out.buttons.flat() : []))
        .filter((row) => row.length > 0);
    const send = async (body: Parameters<typeof stage.update>[0]): Promise<string> => {
      count += 1;
      await stage.workflow.handle(stage.update(body, id));
      await settle();
      return news();
    };
    return {
      type: (text) => send({ kind: "text", text, messageId: `m${String(count + 1)}` }),
      send: (name, bytes) =>
        send({ kind: "file", name, size: bytes.length, open: () => Promise.resolve(bytes) }),
      edit: (messageId, text) => send({ kind: "edit", text, messageId }),
      press(label) {
        const rows = buttons().reverse();
        const found =
          rows.flat().find((one) => one.label === label) ??
          rows.flat().find((one) => one.label.includes(label));
        if (found === undefined)
          throw new Error(
            `${chat}: no button ${label} among ${rows
              .flat()
              .map((one) => one.label)
              .join(" ")}`,
          );
        return send({ kind: "press", token: found.token });
      },
      async hear() {
        await settle();
        return news();
      },
      labels: () =>
        buttons()
          .at(-1)
          ?.map((one) => one.label) ?? [],
      get count() {
        return count;
      },
    };
  }

  return {
    store: stage.store,
    stage,
    sleep() {
      days += 1;
    },
    who(id) {
      const known = players.get(id) ?? player(id);
      players.set(id, known);
      return known;
    },
    async report(department) {
      const id = stage.store.office().reports.get(`${department}/2019`);
      const { report } = await stage.store.load("system:test", id ?? null);
      if (report === null) throw new Error(`${department} has no report`);
      return report;
    },
  };
}
