import { expect, it } from "vitest";
import { readFile } from "../../../src/intake/read-file.js";
import { compileReport } from "../../../src/report/compile-report.js";
import { isAsWritten } from "../../../src/report/json/check-hash.js";
import { EXAMPLE, pack, repliesOf } from "../final-accounts.js";
import { snapshotOf, WITHHOLD } from "../snapshot-of.js";

const SCHOOL = "test/conversations/departments/school.yaml";

it.each([
  { what: "an office", file: EXAMPLE, changes: {} },
  {
    what: "a school with a withheld figure",
    file: SCHOOL,
    changes: { "function.2050305.general_project": WITHHOLD },
  },
  {
    what: "texts that look like markup",
    file: EXAMPLE,
    changes: { "profile.name": '某\n"办"\\ <b>&</b> \u2028' },
  },
])("writes $what so that it is read back whole", async ({ file, changes }) => {
  const snapshot = { ...snapshotOf(pack, repliesOf(file, changes)), follows: ["income.fiscal"] };
  const made = await compileReport(pack, snapshot, "json");
  const bytes = made.files[0]?.bytes ?? new Uint8Array();
  const reading = readFile(bytes, null);
  if (reading.is !== "report") throw new Error(reading.is);
  expect(isAsWritten(reading.report)).toBe(true);
  expect(new Map(reading.report.answers.map(({ key, answer }) => [key, answer]))).toEqual(
    new Map(snapshot.answers),
  );
  expect(reading.report.answers.find(({ follows }) => follows === true)?.key).toBe("income.fiscal");
  expect(isAsWritten({ ...reading.report, answers: reading.report.answers.slice(1) })).toBe(false);
});
