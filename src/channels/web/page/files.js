import { byId, make } from "./dom.js";
import { NetError, newId, upload } from "./net.js";

const MAX_BYTES = 20 * 1024 * 1024;

/**
 * Files that are chosen, dropped or pasted. They are not kept over a reload: a browser keeps no files.
 *
 * @param {object} on
 * @param {() => string} on.room
 * @param {(text: string) => void} on.tell
 * @param {() => void} on.sending
 */
export function watchFiles(on) {
  const input = byId("file", HTMLInputElement);
  const drop = byId("drop", HTMLDivElement);
  let depth = 0;

  /** @param {Iterable<File>} files */
  async function send(files) {
    for (const file of files) {
      if (file.size > MAX_BYTES) {
        on.tell(`${file.name} 超过20MB，没有发。请另存一份小些的再发。`);
        continue;
      }
      await sendOne(file);
    }
  }

  /** @param {File} file */
  async function sendOne(file) {
    const query = new URLSearchParams({ room: on.room(), id: newId(), name: file.name });
    const doing = make("li", { class: "msg me waiting" });
    const line = make("div", { class: "doing busy", role: "status" }, `正在发送 ${file.name}`);
    doing.append(line);
    /** @param {number} percent */
    const tell = (percent) => {
      line.textContent =
        percent < 100 ? `正在发送 ${file.name} ${percent}%` : `${file.name} 已送到，正在读`;
    };
    const path = `/api/files?${query.toString()}`;
    byId("log", HTMLOListElement).append(doing);
    on.sending();
    try {
      // The same id again: a reply that was lost on the way back is no second file.
      await upload(path, file, tell).catch((error) => {
        if (error instanceof NetError && error.status === 0) return upload(path, file, tell);
        throw error;
      });
    } catch (error) {
      if (!(error instanceof NetError)) throw error;
      on.tell(`${file.name} 没有发出。${error.message}`);
    } finally {
      doing.remove();
    }
  }

  input.addEventListener("change", () => {
    void send([...(input.files ?? [])]).finally(() => (input.value = ""));
  });
  document.addEventListener("dragenter", (event) => {
    if (!hasFiles(event.dataTransfer)) return;
    depth += 1;
    drop.hidden = false;
  });
  document.addEventListener("dragleave", () => {
    depth = Math.max(0, depth - 1);
    drop.hidden = depth === 0;
  });
  document.addEventListener("dragover", (event) => {
    if (hasFiles(event.dataTransfer)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    depth = 0;
    drop.hidden = true;
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    void send([...(event.dataTransfer?.files ?? [])]);
  });
  document.addEventListener("paste", (event) => {
    const data = event.clipboardData;
    // Cells of a sheet come as text and as a picture: the text is what is meant.
    if (data === null || data.types.includes("text/plain") || data.files.length === 0) return;
    event.preventDefault();
    void send([...data.files]);
  });
}

/** @param {DataTransfer | null} data */
function hasFiles(data) {
  return data?.types.includes("Files") === true;
}
