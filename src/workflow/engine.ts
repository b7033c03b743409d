import type { ReportState } from "../events/report/report-state.js";
import type { Input, Outcome, StepContext } from "../interview/context.js";
import type { Pack } from "../pack/pack.js";

/** The conversation as the use cases call it: pure, so a step may be run again on newer data. */
export interface Engine {
  step(context: StepContext, input: Input): Outcome;
  /** Labels of what is still missing in a report, in the order asked. */
  listMissing(packs: readonly Pack[], report: ReportState): readonly string[];
}
