import { expect, it } from "vitest";
import { createDateInZone } from "../../src/workflow/date-in-zone.js";

it.each([
  ["Asia/Shanghai", "2026-11-24T15:59:59.999Z", "2026-11-24"],
  ["Asia/Shanghai", "2026-11-24T16:00:00.000Z", "2026-11-25"],
  ["UTC", "2026-01-02T16:00:00.000Z", "2026-01-02"],
])("tells the date in %s at %s", (zone, now, date) => {
  expect(createDateInZone(zone)(now)).toBe(date);
});
