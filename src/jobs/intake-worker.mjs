// As worker.mjs: Node 20 cannot start a worker from a .ts file.
import { register } from "tsx/esm/api";

register();
export const { read } = await import("./intake-worker.ts");
