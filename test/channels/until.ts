/** Waits for something another process or socket does; fails when it does not happen. */
export async function until(what: () => boolean, seconds = 20): Promise<void> {
  const end = performance.now() + seconds * 1_000;
  while (!what()) {
    if (performance.now() > end) throw new Error(`it never happened: ${what.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
