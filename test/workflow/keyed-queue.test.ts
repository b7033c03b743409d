import { expect, it } from "vitest";
import { createKeyedQueue } from "../../src/workflow/keyed-queue.js";
import { settlePromises } from "./manual-timers.js";

function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

it("runs tasks of one key in order and others beside them", async () => {
  const queue = createKeyedQueue();
  const log: string[] = [];
  const first = gate();
  const all = [
    queue.run("a", async () => {
      await first.opened;
      log.push("a1");
    }),
    queue.run("a", async () => void log.push("a2")),
    queue.run("b", async () => void log.push("b1")),
    queue.run("a", async () => void log.push("a3")),
  ];
  await settlePromises();
  expect(log).toEqual(["b1"]);
  first.open();
  await Promise.all(all);
  expect(log).toEqual(["b1", "a1", "a2", "a3"]);
});

it("goes on after a task that failed and hands its error over", async () => {
  const queue = createKeyedQueue();
  const failed = queue.run("a", () => Promise.reject(new Error("no")));
  const next = queue.run("a", () => Promise.resolve("yes"));
  await expect(failed).rejects.toThrow("no");
  await expect(next).resolves.toBe("yes");
});
