import { expect, it } from "vitest";
import { applyChatEvent, createChatState } from "../../src/events/chat/apply-chat-event.js";
import { recordedChatEventSchema } from "../../src/events/chat/chat-event-schema.js";
import type { ChatEvent, Position } from "../../src/events/chat/chat-events.js";
import { chatFromJson, chatToJson } from "../../src/events/chat/chat-json.js";
import { recordedReportEventSchema } from "../../src/events/report/report-event-schema.js";
import { money, recorded } from "./fold-events.js";

const POSITIONS: readonly Position[] = [
  { at: "home" },
  { at: "portrait", group: "profile", ticked: { "profile.applies": ["公务接待"] } },
  { at: "question", key: "income.total" },
  { at: "question", key: "income.total", resume: "a", adding: true, refused: "m3" },
  { at: "rows", group: "function" },
  { at: "close", group: "basic" },
  {
    at: "paste",
    group: "basic",
    proposals: [{ key: "basic.30101", answer: money("677000"), typed: "67.70" }],
    codes: ["205"],
    remarks: ["第3行没看懂"],
    message: "m1",
  },
  { at: "which", key: "a", typed: "4629600", choices: [money("4629600"), money("46296000000")] },
  { at: "finding", finding: "R04", group: null },
  { at: "reason", finding: "R04", group: "income" },
  { at: "done" },
  {
    at: "review",
    task: { wants: "remark", remarks: [{ key: "a", text: "与账不符" }], key: null },
    resume: "#",
  },
  {
    at: "review",
    task: { wants: "choice", key: "a", mine: money("1"), typed: "1", via: "typed", message: "m1" },
  },
  {
    at: "review",
    task: { wants: "correction", told: { cause: "figure", approvedOn: "2020-09-01", key: "a" } },
  },
];

function turned(position: Position): ChatEvent {
  const actions = [
    ["1.0", { do: "suggestion", key: "a" }],
    ["1.1", { do: "choose", index: 1 }],
  ] as const;
  return {
    type: "turned",
    report: "r1",
    position,
    turn: 4,
    actions,
    askedAt: "2020-08-12",
    namesYear: true,
  };
}

it.each(POSITIONS)("keeps the position $at over a restart", (position) => {
  const state = createChatState("terminal:1");
  const event: unknown = JSON.parse(JSON.stringify(recorded(turned(position))));
  applyChatEvent(state, recordedChatEventSchema.parse(event));
  expect(state).toEqual({
    id: "terminal:1",
    version: 1,
    report: "r1",
    position,
    turn: 4,
    actions: [
      ["1.0", { do: "suggestion", key: "a" }],
      ["1.1", { do: "choose", index: 1 }],
    ],
    askedAt: "2020-08-12",
    namesYear: true,
  });
  expect(chatFromJson(JSON.parse(JSON.stringify(chatToJson(state))))).toEqual(state);
});

it("refuses an event it does not know", () => {
  // As it might come from a journal of a newer version.
  const event = { type: "muted" } as unknown as ChatEvent;
  expect(() => applyChatEvent(createChatState("c"), recorded(event))).toThrow("muted");
});

it.each([
  { name: "a chat event", schema: recordedChatEventSchema },
  { name: "a report event", schema: recordedReportEventSchema },
])("says that $name of unknown type was written by a newer version", ({ schema }) => {
  expect(() => schema.parse(recorded({ type: "archived" }))).toThrow(
    /event type .*archived.* is not known: it was written by a newer version/,
  );
});

it("reads the buttons of earlier versions, an object of tokens", () => {
  const actions = { "1.0": { do: "choose", index: 1 } };
  const event = { ...turned({ at: "home" }), actions };
  const read = recordedChatEventSchema.parse(
    JSON.parse(JSON.stringify({ ...recorded(event as unknown as ChatEvent) })),
  );
  const state = createChatState("terminal:1");
  applyChatEvent(state, read);
  expect(state.actions).toEqual([["1.0", { do: "choose", index: 1 }]]);
});
