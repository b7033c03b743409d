import { expect, it } from "vitest";
import { nameAccounts } from "../../../src/interview/audit/name-accounts.js";

it.each([
  ["terminal:local", "本机"],
  ["web:local", "本机"],
  ["system:reminders", "系统"],
  ["telegram:10001", "telegram:10001"],
])("%s without a name is %s", (account, name) => {
  expect(nameAccounts([])(account)).toBe(name);
});
