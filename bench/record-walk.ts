import { listMissing } from "../src/interview/list-missing.js";
import { step } from "../src/interview/step.js";
import type { Position } from "../src/events/chat-events.js";
import type { Pack, Question } from "../src/pack/pack.js";
import type { Update } from "../src/workflow/ports.js";
import { createMemoryStore } from "../storage/memory/memory-store.js";
import { startBot } from "./start-bot.js";

/** One reply of the walk, whether it stored an answer, and the key it was asked for. */
export interface WalkStep {
  readonly body: Update["body"];
  readonly stored: boolean;
  readonly key: string | null;
}

const CHAT = "bench:walk";
const CODES = ["205", "208", "210", "221"];
const MOST_STEPS = 1_000;

/**
 * Fills one report from the first question to the last, an answer a reply, and writes the replies down.
 * Button tokens depend on nothing but the replies before, so any chat can be sent the same ones.
 */
export async function recordWalk(pack: Pack): Promise<readonly WalkStep[]> {
  const store = createMemoryStore();
  const bot = startBot({ store, packs: [pack], engine: { step, listMissing } });
  const walk: WalkStep[] = [];
  let versions = 0;
  const codes = [...CODES];

  async function send(body: Update["body"], key: string | null): Promise<void> {
    const id = String(walk.length + 1);
    await bot.handle({ id, account: CHAT, chat: CHAT, body });
    const { chat } = await store.load(CHAT, null);
    const { report } = await store.load(CHAT, chat.report);
    const answers = report?.answers.size ?? 0;
    walk.push({ body, stored: answers > versions, key });
    versions = answers;
  }
  const type = (text: string, key: string | null = null): Promise<void> =>
    send({ kind: "text", text, messageId: String(walk.length + 1) }, key);

  await type(`/new ${pack.years[0] ?? ""}`);
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const { chat } = await store.load(CHAT, null);
    const { position } = chat;
    if (position.at === "done" || position.at === "home") break;
    const key = position.at === "question" ? position.key : null;
    await type(replyAt(pack, position, codes), key);
    if (position.at !== "portrait") continue;
    await type("确定");
  }
  await store.close();
  return walk;
}

function replyAt(pack: Pack, position: Position, codes: string[]): string {
  switch (position.at) {
    case "portrait":
      return portraitReply(pack, position.group);
    case "question": {
      const question = pack.find(position.key);
      return position.adding === true || question === undefined ? "写完了" : replyTo(question);
    }
    case "rows":
      return codes.shift() ?? "其余全部为0";
    case "close":
      return "其余全部为0";
    case "which":
      return "重新填";
    case "finding":
      return "先放着";
    case "paste":
    case "reason":
      return "取消";
    case "home":
    case "done":
      return "/list";
    default:
      throw new Error(`unknown position: ${JSON.stringify(position satisfies never)}`);
  }
}

function portraitReply(pack: Pack, id: string): string {
  const pieces = (pack.groups.get(id)?.questions ?? []).map((question) => {
    if (question.kind === "choices") return `${question.label}：${question.options.join("、")}`;
    return `${question.label}：${question.default ?? question.options[0] ?? ""}`;
  });
  return pieces.join("\n");
}

function replyTo(question: Question): string {
  switch (question.kind) {
    case "money":
      return "12.34";
    case "count":
      return "2";
    case "text":
      return "新增项目一个，退休一人。";
    case "list":
      return "第一条\n第二条";
    case "choice":
      return question.options[0] ?? "";
    case "choices":
      return question.options.join("、");
    case "year":
      return "2019";
    case "date":
      return "2020年8月12日";
    default:
      throw new Error(`unknown kind: ${JSON.stringify(question.kind satisfies never)}`);
  }
}
