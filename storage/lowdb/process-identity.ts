import { readFile, readlink } from "node:fs/promises";
import os from "node:os";

/** Names a process so that another one can tell whether it still lives. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /** Process ids mean something only inside it: boot and process namespace; "" where there is no such thing. */
  readonly kernel: string;
  /** When the process started, in the system's own count; "" where the system does not say. */
  readonly started: string;
}

export async function identifyProcess(): Promise<ProcessIdentity> {
  const { pid } = process;
  return {
    pid,
    host: os.hostname(),
    kernel: await readKernel(),
    started: (await readStart(pid)) ?? "",
  };
}

/** @returns undefined when it cannot be told from here: another machine, container or boot */
export async function isAlive(
  other: ProcessIdentity,
  self: ProcessIdentity,
): Promise<boolean | undefined> {
  if (other.kernel !== self.kernel) return undefined;
  if (self.kernel === "" && other.host !== self.host) return undefined;
  if (!hasProcess(other.pid)) return false;
  const started = await readStart(other.pid);
  // The number may belong to a later process.
  return other.started === "" || started === undefined || started === other.started;
}

function hasProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function readKernel(): Promise<string> {
  try {
    const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8");
    return `${boot.trim()} ${await readlink("/proc/self/ns/pid")}`;
  } catch {
    // Not Linux: the host name has to do.
    return "";
  }
}

/** Field 22 of /proc/PID/stat; the name in field 2 may hold spaces and brackets. */
async function readStart(pid: number): Promise<string | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
  }
}
