import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startHttpServer } from "../../../src/http/http-server.js";
import type { Bot, Running } from "../../../src/channels/messenger.js";
import { describeChannel, type Kit, type Person, type Shown, type World } from "../contract.js";
import { createPigeon } from "./pigeon.js";

const TRAITS = {
  edits: false,
  progress: "below",
  crowd: true,
  canFail: true,
  redelivers: true,
} as const;
const SECRET = "between us";

interface Message {
  readonly to: string;
  readonly text: string;
  readonly file?: { readonly name: string; readonly base64: string };
  readonly picture?: { readonly base64: string };
}

describeChannel("pigeon", TRAITS, openWorld);

/** The messenger's own side: it keeps what we post, and posts what people say. */
async function openWorld(kit: Kit): Promise<World> {
  const messages: Message[] = [];
  let failing = 0;
  const messenger = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (failing > 0) {
        failing -= 1;
        response.writeHead(500).end();
        return;
      }
      messages.push(JSON.parse(Buffer.concat(chunks).toString("utf8")) as Message);
      response.end(String(messages.length));
    });
  });
  await new Promise<void>((resolve) => messenger.listen(0, "127.0.0.1", resolve));
  const sendTo = `http://127.0.0.1:${(messenger.address() as AddressInfo).port}/`;

  let url = "";
  async function start() {
    const pigeon = createPigeon({ sendTo, secret: SECRET });
    const { log } = kit;
    const server = await startHttpServer({
      host: "127.0.0.1",
      port: 0,
      routes: pigeon.routes,
      log,
    });
    url = `http://127.0.0.1:${server.port}/pigeon`;
    const bot = kit.connect(pigeon, ["pigeon:1", "pigeon:2"]);
    return { running: pigeon.start(bot), bot, server };
  }
  async function stop(): Promise<void> {
    const { running, bot, server }: { running: Running; bot: Bot; server: typeof now.server } = now;
    running.stop();
    await running.done;
    await bot.idle();
    await server.stop();
  }
  let now = await start();

  let ids = 0;
  function personOf(number: number): Person {
    const post = async (said: object): Promise<object> => {
      const body = JSON.stringify({ id: `m${(ids += 1)}`, from: String(number), ...said });
      await fetch(url, { method: "POST", headers: { "x-secret": SECRET }, body });
      return JSON.parse(body) as object;
    };
    const shown = (): Shown[] =>
      messages.filter((message) => message.to === String(number)).map(readShown);
    return {
      says: (text) => post({ text }),
      sendsFile: (name, bytes) => post({ file: { name, base64: bytes.toString("base64") } }),
      presses: (label) => post({ text: `#${(shown().at(-1)?.labels.indexOf(label) ?? -1) + 1}` }),
      edits: () => Promise.reject(new Error("nothing can be changed")),
      // What `says` gave.
      repeats: (sent) => post(sent as object),
      shown,
    };
  }

  return {
    person: personOf,
    async restart() {
      await stop();
      now = await start();
    },
    failNext: () => void (failing += 1),
    async end() {
      await stop();
      await new Promise((resolve) => messenger.close(resolve));
    },
  };
}

function readShown({ text, file, picture }: Message): Shown {
  const lines = text.split("\n");
  const choices = lines.at(-1)?.startsWith("〔#") === true ? (lines.pop() ?? "") : "";
  return {
    text: lines.join("\n"),
    labels: [...choices.matchAll(/〔#\d+ ([^〕]*)〕/g)].map(([, label]) => label ?? ""),
    ...(file === undefined
      ? {}
      : { file: { name: file.name, bytes: Buffer.from(file.base64, "base64") } }),
    ...(picture === undefined
      ? {}
      : { picture: { bytes: Buffer.from(picture.base64, "base64"), says: text } }),
  };
}
