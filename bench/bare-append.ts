import { open } from "node:fs/promises";
import { fdatasync, write } from "node:fs";
import path from "node:path";

const LINE_BYTES = 900;

/**
 * The floor: appends lines to one file and fdatasyncs, callers that wait share a sync, nothing else.
 *
 * @returns lines per second
 */
export async function benchBareAppend(dir: string, users: number, lines: number): Promise<number> {
  const file = await open(path.join(dir, `bare-${String(users)}.log`), "a");
  const line = Buffer.alloc(LINE_BYTES, "x");
  let waiting: (() => void)[] = [];
  let busy = false;

  function flush(): void {
    const batch = waiting;
    if (batch.length === 0) {
      busy = false;
      return;
    }
    waiting = [];
    busy = true;
    write(file.fd, Buffer.concat(batch.map(() => line)), (error) => {
      if (error !== null) throw error;
      fdatasync(file.fd, (failed) => {
        if (failed !== null) throw failed;
        for (const resolve of batch) resolve();
        flush();
      });
    });
  }
  const append = (): Promise<void> =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (!busy) flush();
    });

  const each = Math.ceil(lines / users);
  const started = performance.now();
  await Promise.all(
    Array.from({ length: users }, async () => {
      for (let count = 0; count < each; count += 1) await append();
    }),
  );
  const seconds = (performance.now() - started) / 1_000;
  await file.close();
  return (each * users) / seconds;
}
