import { expect, it } from "vitest";
import { JobFailedError } from "../../../src/errors.js";
import type { Jobs, Update } from "../../../src/workflow/ports.js";
import { readUpload, type UploadOptions } from "../../../src/workflow/requests/read-uploads.js";
import { createFakeJobs, setUp } from "../set-up.js";
import { createRecordingLog } from "../recording-log.js";

type Uploaded = Extract<Update["body"], { kind: "file" }>;

function file(given: Partial<Uploaded> = {}): Uploaded {
  const open = () => Promise.resolve(Buffer.from("办公费 3.91"));
  return { kind: "file", name: "表.txt", size: 15, open, ...given };
}

function optionsOf(log = createRecordingLog()): UploadOptions {
  return { jobs: createFakeJobs(), log, tell: () => undefined };
}

it("opens nothing that is said to be too large", async () => {
  const open = () => Promise.reject(new Error("opened"));
  const options = optionsOf();
  const input = await readUpload(options, file({ size: 50 * 1024 * 1024, open }), null);
  expect(JSON.stringify(input)).toContain("超过4MB");
});

it("reads nothing that is larger than it was said to be", async () => {
  const open = () => Promise.resolve(new Uint8Array(5 * 1024 * 1024));
  const options = optionsOf();
  const input = await readUpload(options, file({ open }), null);
  expect(input).toMatchObject({ reading: { is: "refused" } });
});

it("tells when a worker gave up, and when nothing came", async () => {
  const log = createRecordingLog();
  const readFile = () => Promise.reject(new JobFailedError("too slow"));
  const slow = await readUpload(
    { ...optionsOf(log), jobs: { ...createFakeJobs(), readFile } },
    file(),
    null,
  );
  expect(JSON.stringify(slow)).toContain("太复杂");
  const open = () => Promise.reject(new Error("connection lost"));
  const lost = await readUpload(optionsOf(log), file({ open }), null);
  expect(lost).toEqual({ kind: "file", name: "表.txt" });
});

it("opens a file that comes twice once", async () => {
  const { workflow, update, engine } = setUp();
  let opened = 0;
  const open = () => {
    opened += 1;
    return Promise.resolve(Buffer.from("x"));
  };
  await workflow.handle(update(file({ open }), "1", "u1"));
  await workflow.handle(update(file({ open }), "1", "u1"));
  expect(opened).toBe(1);
  expect(engine.steps[0]).toBe("file 表.txt");
});

it("says that it reads, and holds up nobody else meanwhile", async () => {
  let finish = (): void => undefined;
  const readFile: Jobs["readFile"] = () =>
    new Promise((resolve) => {
      finish = () => resolve({ is: "text", text: "办公费 3.91" });
    });
  const { workflow, update, says, channel, outbox, engine } = setUp({
    jobs: { ...createFakeJobs(), readFile },
  });
  const reading = workflow.handle(update(file(), "1"));
  await says("3.91", "2");
  await outbox.idle();
  expect(channel.told()).toContain("1: 正在读《表.txt》……");
  expect(engine.steps).toEqual(["text 3.91"]);
  finish();
  await reading;
  expect(engine.steps).toContain("file 表.txt");
});
