import type { FileReading } from "../../interview/file/file-reading.js";
import type { Input } from "../../interview/context.js";
import type { ReportState } from "../../events/report/report-state.js";
import type { Jobs, Log, Update } from "../ports.js";

/** Longest file that is opened at all, bytes. Checked before anything of it is fetched. */
export const MOST_UPLOADED_BYTES = 4 * 1024 * 1024;

const TOO_LARGE =
  "这个文件超过4MB，没有打开，什么都没改。请只留要填的工作表，另存后再发，或从Excel里复制后粘贴过来。";
const TOO_MUCH =
  "这个文件太复杂，读不完，什么都没改。请只留要填的工作表，用Excel另存为xlsx后再发，或复制后粘贴过来。";

type Uploaded = Extract<Update["body"], { kind: "file" }>;

export interface UploadOptions {
  readonly jobs: Jobs;
  readonly log: Log;
  /** Tells how far it is: to fetch and read a file may take a while. */
  readonly tell: (text: string) => void;
}

/** Turns a file somebody sent into an input: read off the reply path, or refused with a reason. */
export async function readUpload(
  { jobs, log, tell }: UploadOptions,
  file: Uploaded,
  report: ReportState | null,
): Promise<Input> {
  const { name } = file;
  if (file.size > MOST_UPLOADED_BYTES) return refuse(name, TOO_LARGE);
  tell(`正在读《${name}》……`);
  const input = await readWhole({ jobs, log }, file, report);
  tell(`《${name}》看过了`);
  return input;
}

async function readWhole(
  { jobs, log }: Pick<UploadOptions, "jobs" | "log">,
  file: Uploaded,
  report: ReportState | null,
): Promise<Input> {
  const { name } = file;
  let bytes: Uint8Array;
  try {
    bytes = await file.open();
  } catch (error) {
    log.warn({ err: error }, "an uploaded file could not be fetched");
    return { kind: "file", name };
  }
  // What was declared is not what came.
  if (bytes.length > MOST_UPLOADED_BYTES) return refuse(name, TOO_LARGE);
  const about =
    report === null ? null : { pack: report.pack, report: report.id, year: report.year };
  try {
    const reading: FileReading = await jobs.readFile(bytes, about);
    return { kind: "file", name, reading };
  } catch (error) {
    log.warn({ err: error }, "an uploaded file could not be read");
    return refuse(name, TOO_MUCH);
  }
}

function refuse(name: string, because: string): Input {
  return { kind: "file", name, reading: { is: "refused", because } };
}
