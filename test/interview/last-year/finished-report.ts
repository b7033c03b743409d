import {
  applyReportEvent,
  createReportState,
} from "../../../src/events/report/apply-report-event.js";
import type { ReportEvent } from "../../../src/events/report/report-events.js";
import type { ReportState } from "../../../src/events/report/report-state.js";
import type { Pack } from "../../../src/pack/pack.js";
import { type Replies, snapshotOf } from "../../report/snapshot-of.js";

/** The report of a clerk who gave these replies and closed what could be closed, as a store keeps it. */
export function finishedReport(pack: Pack, replies: Replies): ReportState {
  const { answers, rows, closures, year } = snapshotOf(pack, replies);
  const state = createReportState("before");
  const events: ReportEvent[] = [
    {
      type: "opened",
      pack: pack.name,
      packVersion: pack.version,
      packKeys: [...pack.questions.keys()],
      year,
      owner: "test:1",
    },
    ...rows.flatMap(([group, codes]) =>
      codes.map((code): ReportEvent => ({ type: "row-added", group, code })),
    ),
    ...answers.map(([key, answer]): ReportEvent => ({
      type: "answered",
      key,
      answer,
      via: "typed",
      typed: "",
    })),
    ...closures.map(([group, as]): ReportEvent => ({ type: "group-closed", group, as })),
  ];
  for (const event of events) {
    applyReportEvent(state, { batch: "1", by: "test:1", at: "2020-08-01T00:00:00.000Z", event });
  }
  return state;
}

/** What the example's figures of 2019 are in a report of 2020, in 元. */
export const PRIORS = {
  "overall.prior": "4629600",
  "fiscal.prior": "4629600",
  "general_budget.prior": "4629600",
  "three_public.overseas.prior": "20200",
  "three_public.vehicle_operation.prior": "164300",
  "three_public.reception.prior": "29500",
  "meeting.prior": "12800",
  "training.prior": "4100",
} as const;
