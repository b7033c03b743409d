import { z } from "zod";
import type { HttpAnswer, HttpHead, HttpRequest, HttpRoute } from "../../http/route.js";
import type { Timers } from "../../workflow/ports.js";
import { MAX_FILE_BYTES } from "../file-limit.js";
import { answerJson, refuse, SAFE_HEADERS } from "./answers.js";
import type { Guard } from "./guard.js";
import type { KeptFiles } from "./transcript/kept-files.js";
import { type RateLimit } from "./rate-limit.js";
import { chatOf, ROOMS, type Room, type Rooms } from "./rooms.js";
import { streamEvents } from "./transcript/stream-events.js";
import { DONE, UPDATE_ID, type Done, type Taking } from "./taking.js";
import type { Transcripts } from "./transcript/transcripts.js";
import type { Visitors } from "./sign-in/visitors.js";
import { WEB } from "./web-channel.js";

export interface ApiOptions {
  readonly guard: Guard;
  readonly visitors: Visitors;
  readonly rooms: Rooms;
  readonly transcripts: Transcripts;
  readonly files: KeptFiles;
  readonly taking: Taking;
  /** Updates of one person. */
  readonly updateRate: RateLimit;
  readonly timers: Timers;
}

/** A pasted table, and room for what surrounds it. */
const MAX_UPDATE_BYTES = 400_000;
const MAX_SMALL_BYTES = 2_000;
/** Windows and devices one person may have open. */
const MOST_STREAMS = 20;
/** Files on their way at the same time, of all people: each is held in memory. */
const MOST_UPLOADS = 8;
/** Excerpts worked out at the same time: a report somebody waits for goes first. */
const MOST_EXCERPTS = 6;

const UPDATE = z.object({ room: z.enum(ROOMS), id: UPDATE_ID, done: DONE });
const CODE = z.object({ code: z.string().max(200) });

/** Somebody who was let in, and the chat they are in. */
interface Visit {
  readonly name: string;
  readonly room: Room;
  readonly chat: string;
}

/** What the page asks for and tells. */
export function createApiRoutes(options: ApiOptions): readonly HttpRoute[] {
  const { guard, visitors, rooms, transcripts, files, taking, updateRate, timers } = options;
  let uploads = 0;
  let excerpts = 0;

  function visitOf(head: HttpHead): Visit | undefined {
    const visitor = visitors.find(head);
    if (visitor === undefined) return undefined;
    const room = head.query.get("room") === "sample" ? "sample" : "main";
    return { name: visitor.name, room, chat: chatOf(visitor.name, room) };
  }

  function read(
    path: string,
    answer: (visit: Visit, request: HttpRequest) => HttpAnswer | Promise<HttpAnswer>,
  ): HttpRoute {
    return {
      method: "GET",
      path,
      maxBodyBytes: 0,
      refuse: (head) => guard.refuseRead(head),
      async answer(request) {
        const visit = visitOf(request);
        return visit === undefined ? SIGN_IN_FIRST : answer(visit, request);
      },
    };
  }

  function write(
    path: string,
    maxBodyBytes: number,
    answer: (visit: Visit, request: HttpRequest) => HttpAnswer | Promise<HttpAnswer>,
  ): HttpRoute {
    return {
      method: "POST",
      path,
      maxBodyBytes,
      refuse(head) {
        const refused = guard.refuseWrite(head);
        if (refused !== undefined) return refused;
        return visitors.find(head) === undefined ? SIGN_IN_FIRST : undefined;
      },
      async answer(request) {
        const visit = visitOf(request);
        return visit === undefined ? SIGN_IN_FIRST : answer(visit, request);
      },
    };
  }

  async function take(visit: Visit, id: string, done: Done): Promise<HttpAnswer> {
    const bot = rooms.botOf(visit.name, visit.room);
    if (bot === undefined) return NOT_NOW;
    const seconds = updateRate.take(visit.name);
    if (seconds > 0) return waitFor(seconds);
    await taking.take({ ...visit, bot }, id, done);
    return answerJson({});
  }

  async function takeFile(visit: Visit, { query, body }: HttpRequest): Promise<HttpAnswer> {
    const id = UPDATE_ID.safeParse(query.get("id"));
    const name = (query.get("name") ?? "").slice(0, 200);
    if (!id.success) return MISTAKEN;
    return take(visit, id.data, { kind: "file", name, bytes: body });
  }

  const uploadRoute = write("/api/files", MAX_FILE_BYTES, takeFile);

  return [
    {
      method: "GET",
      path: "/api/me",
      maxBodyBytes: 0,
      refuse: (head) => guard.refuseRead(head),
      answer(head) {
        const visitor = visitors.find(head);
        const { isLocal } = visitors;
        const { hasSample } = rooms;
        return answerJson({ name: visitor?.name ?? null, isLocal, hasSample });
      },
    },
    {
      method: "POST",
      path: "/api/sign-in",
      maxBodyBytes: MAX_SMALL_BYTES,
      refuse: (head) => guard.refuseWrite(head),
      async answer(request) {
        const given = CODE.safeParse(parseJson(request.body));
        if (!given.success) return MISTAKEN;
        const signed = await visitors.signIn(request, given.data.code);
        if (signed.result === "wait") return waitFor(signed.seconds);
        if (signed.result === "wrong") return refuse(403, WRONG_CODE);
        return answerJson({ name: signed.visitor.name }, { "set-cookie": signed.cookie });
      },
    },
    write("/api/sign-out", MAX_SMALL_BYTES, async (_visit, request) => {
      const cookie = await visitors.signOut(request);
      return answerJson({}, cookie === "" ? {} : { "set-cookie": cookie });
    }),
    write("/api/updates", MAX_UPDATE_BYTES, (visit, request) => {
      const given = UPDATE.safeParse(parseJson(request.body));
      if (!given.success) return MISTAKEN;
      const { room, id, done } = given.data;
      return take({ ...visit, room, chat: chatOf(visit.name, room) }, id, done);
    }),
    {
      ...uploadRoute,
      refuse(head) {
        const refused = uploadRoute.refuse?.(head);
        if (refused !== undefined) return refused;
        return uploads >= MOST_UPLOADS ? waitFor(2) : undefined;
      },
      async answer(request) {
        uploads += 1;
        try {
          return await uploadRoute.answer(request);
        } finally {
          uploads -= 1;
        }
      },
    },
    write("/api/sample", MAX_SMALL_BYTES, async (visit) => {
      await rooms.openSample(visit.name);
      return answerJson({});
    }),
    read("/api/events", async (visit, { query, headers }) => {
      const transcript = await transcripts.open(visit.chat);
      if (transcript.readers >= MOST_STREAMS) return refuse(429, TOO_MANY_WINDOWS);
      const last = headers["last-event-id"];
      const mark = typeof last === "string" ? last : (query.get("after") ?? undefined);
      return {
        status: 200,
        headers: { ...SAFE_HEADERS, ...EVENT_HEADERS },
        stream: (to) => streamEvents({ to, transcript, mark, timers }),
      };
    }),
    read("/api/desk", async ({ name, room, chat }) => {
      const bot = rooms.botOf(name, room);
      const actor = { account: `${WEB}:${name}` };
      return answerJson((await bot?.viewChat.desk(actor, `${WEB}:${chat}`)) ?? null);
    }),
    read("/api/excerpt", async ({ name, room, chat }, { query }) => {
      if (excerpts >= MOST_EXCERPTS) return waitFor(1);
      const bot = rooms.botOf(name, room);
      const actor = { account: `${WEB}:${name}` };
      const section = query.get("section");
      excerpts += 1;
      try {
        const excerpt = await bot?.viewChat.excerpt(actor, `${WEB}:${chat}`, section);
        return answerJson(excerpt ?? null);
      } finally {
        excerpts -= 1;
      }
    }),
    read("/api/kept/*", async ({ chat }, { path, query }) => {
      const id = path.slice("/api/kept/".length);
      const entry = await findEntry(transcripts, chat, id);
      const bytes = await files.get(chat, id);
      if (bytes === undefined) return refuse(404, "这个文件已清理，请重新生成。");
      const isPicture = entry?.kind === "picture";
      const name = entry?.file?.name ?? query.get("name") ?? "file";
      return {
        status: 200,
        headers: {
          ...SAFE_HEADERS,
          "content-type": isPicture ? "image/png" : "application/octet-stream",
          "content-disposition": `${isPicture ? "inline" : "attachment"}; filename*=UTF-8''${encodeName(name)}`,
          "content-security-policy": "sandbox; default-src 'none'",
        },
        body: bytes,
      };
    }),
  ];
}

const EVENT_HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  // A proxy in between must not collect events.
  "x-accel-buffering": "no",
};

const SIGN_IN_FIRST = refuse(401, "请先登录。");
const NOT_NOW = refuse(503, "程序正在启动或停止，请稍候。", { "retry-after": "2" });
const MISTAKEN = refuse(400, "这条没看懂，请刷新页面再试。");
const WRONG_CODE = "这个码不对，或已经用过、过期了。请核对，或请发给您的人再给一个。";
const TOO_MANY_WINDOWS = "打开的窗口太多了，请关掉几个。";

function waitFor(seconds: number): HttpAnswer {
  const says = `太快了，请过${seconds}秒再试。`;
  return refuse(429, says, { "retry-after": String(seconds) });
}

async function findEntry(transcripts: Transcripts, chat: string, id: string) {
  return (await transcripts.open(chat)).findFile(id);
}

/** RFC 5987: what a header may hold. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8")) as unknown;
  } catch {
    return undefined;
  }
}
