import { expect, it } from "vitest";
import { createLog } from "../src/log.js";

function record(): { lines: string[]; write(line: string): void } {
  const lines: string[] = [];
  return { lines, write: (line) => void lines.push(line) };
}

it("writes ids and codes, never what people typed", () => {
  const sink = record();
  const log = createLog("info", sink);
  log.info({ chat: "telegram:1", text: "462.96", out: { text: "密" }, typed: "3万" }, "said");
  expect(sink.lines).toHaveLength(1);
  expect(sink.lines[0]).toContain("telegram:1");
  expect(sink.lines[0]).not.toMatch(/462\.96|密|3万/);
});

it("leaves out what clients hang on their errors, and the token", () => {
  const sink = record();
  const cause = Object.assign(new Error("400"), {
    on: { payload: { text: "工资67.70" } },
    code: 400,
  });
  const address =
    "request to https://api.example/bot123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/x failed";
  createLog("warn", sink).warn({ err: new Error(address, { cause }) }, "failed");
  expect(sink.lines[0]).toContain('"code":"400"');
  expect(sink.lines[0]).not.toMatch(/67\.70|AAAA/);
});

it("keeps to its level", () => {
  const sink = record();
  createLog("warn", sink).info({}, "quiet");
  expect(sink.lines).toEqual([]);
});
