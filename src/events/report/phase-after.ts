import type { ReportEvent } from "./report-events.js";
import type { ReportPhase } from "./report-state.js";

/**
 * The phase a report is in after an event; undefined when the event leaves it where it was.
 *
 * @param isCorrection whether the report is on its way to take the place of an approved one
 */
export function phaseAfter(event: ReportEvent, isCorrection: boolean): ReportPhase | undefined {
  switch (event.type) {
    case "opened":
    case "taken-back":
      return "filling";
    case "put-away":
      return "put-away";
    case "submitted":
      return "review";
    case "withdrawn":
      return isCorrection ? "correcting" : "filling";
    case "returned":
      return "returned";
    case "approved":
      return "approved";
    case "published":
      return "published";
    case "correction-opened":
      return "correcting";
    case "correction-dropped":
      return event.back;
    case "answered":
    case "row-added":
    case "row-removed":
    case "group-closed":
    case "group-reopened":
    case "accepted":
    case "acceptance-lapsed":
    case "acceptance-restored":
    case "postponed":
    case "reviewed":
    case "undone":
    case "last-year-taken":
    case "pack-upgraded":
    case "settled":
    case "assigned":
    case "passed":
    case "gated":
    case "exported":
      return undefined;
    default:
      throw new Error(`unknown report event: ${JSON.stringify(event satisfies never)}`);
  }
}
