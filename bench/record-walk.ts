import { listMissing } from "../src/interview/answers/list-missing.js";
import { step } from "../src/interview/step.js";
import type { Position } from "../src/events/chat/chat-events.js";
import type { ReportSnapshot } from "../src/events/report/report-snapshot.js";
import type { Key, Pack } from "../src/pack/pack.js";
import type { Replies } from "../src/replay/read-answers.js";
import type { Update } from "../src/workflow/ports.js";
import { takeSnapshot } from "../src/workflow/requests/take-snapshot.js";
import { createMemoryStore } from "../storage/memory/memory-store.js";
import { startBot } from "./start-bot.js";

/**
 * One reply of the walk, whether it stored something of the report (an answer, a code, 其余全部为0, …), and
 * the key it was asked for.
 */
export interface WalkStep {
  readonly body: Update["body"];
  readonly stored: boolean;
  readonly key: string | null;
}

const CHAT = "bench:walk";
const MOST_STEPS = 1_000;

/**
 * Fills one report from the first question to the last, reply by reply, and writes the replies down.
 * Button tokens depend on nothing but the replies before, so any chat can be sent the same ones.
 */
export async function recordWalk(
  pack: Pack,
  replies: Replies,
): Promise<{ readonly walk: readonly WalkStep[]; readonly snapshot: ReportSnapshot }> {
  const store = createMemoryStore();
  const bot = startBot({ store, packs: [pack], engine: { step, listMissing } });
  const walk: WalkStep[] = [];
  let version = 0;
  const codes = codesOf(pack, replies);
  const given = new Set<Key>();

  async function send(body: Update["body"], key: string | null): Promise<void> {
    const id = String(walk.length + 1);
    await bot.handle({ id, account: CHAT, chat: CHAT, body });
    const { chat } = await store.load(CHAT, null);
    const { report } = await store.load(CHAT, chat.report);
    const now = report?.version ?? 0;
    walk.push({ body, stored: now > version, key });
    version = now;
  }
  const type = (text: string, key: string | null = null): Promise<void> =>
    send({ kind: "text", text, messageId: String(walk.length + 1) }, key);

  await type(`/new ${pack.years[0] ?? ""}`);
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const { chat } = await store.load(CHAT, null);
    const { position } = chat;
    if (position.at === "done" || position.at === "home") break;
    const key = position.at === "question" ? position.key : null;
    await type(replyAt(pack, position, { replies, codes, given }), key);
    if (position.at !== "portrait") continue;
    await type("确定");
  }
  const { chat } = await store.load(CHAT, null);
  const { report } = await store.load(CHAT, chat.report);
  if (report === null) throw new Error("the walk opened no report");
  const snapshot = takeSnapshot(report, [], "2020-08-12").report;
  await store.close();
  return { walk, snapshot };
}

/** What is left to give: the replies, and the codes of rows not given yet. */
interface Supply {
  readonly replies: Replies;
  readonly codes: string[];
  readonly given: Set<Key>;
}

/** An item of a sparse group that one is not led to: gone to by name, once. */
function leftOut(pack: Pack, group: string, { replies, given }: Supply): Key | undefined {
  const key = [...replies.keys()].find((one) => pack.find(one)?.group === group && !given.has(one));
  // One that is 无此项 here is not asked for: it is named once all the same.
  if (key !== undefined) given.add(key);
  return key;
}

function codesOf(pack: Pack, replies: Replies): string[] {
  const codes = [...replies.keys()].flatMap((key) => {
    const question = pack.find(key);
    const isRow = question !== undefined && pack.groups.get(question.group)?.rows !== undefined;
    return isRow && question.cell !== undefined ? [question.cell.row] : [];
  });
  return [...new Set(codes)].sort();
}

function replyAt(pack: Pack, position: Position, { replies, codes, given }: Supply): string {
  switch (position.at) {
    case "portrait":
      return portraitReply(pack, position.group, replies);
    case "question":
      given.add(position.key);
      return position.adding === true ? "写完了" : (replies.get(position.key) ?? "先空着");
    case "rows":
      return codes.shift() ?? "其余全部为0";
    case "close": {
      const left = leftOut(pack, position.group, { replies, codes, given });
      return left === undefined ? "其余全部为0" : `/edit ${left}`;
    }
    case "which":
      return "重新填";
    case "finding":
      return "先放着";
    case "paste":
    case "block":
    case "reason":
    case "last-year":
    case "import":
      return "取消";
    case "home":
    case "done":
    case "review":
    case "office":
      return "/list";
    default:
      throw new Error(`unknown position: ${JSON.stringify(position satisfies never)}`);
  }
}

function portraitReply(pack: Pack, id: string, replies: Replies): string {
  const questions = pack.groups.get(id)?.questions ?? [];
  return questions.flatMap((question) => replies.get(question.key) ?? []).join("\n");
}
