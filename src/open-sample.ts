import { createMemoryStore } from "../storage/memory/memory-store.js";
import type { OpenSample, Sample, Stage } from "./channels/web/rooms.js";
import { createDraft } from "./interview/draft.js";
import { listMissing } from "./interview/answers/list-missing.js";
import type { OutMessage } from "./interview/message.js";
import { isReachable } from "./interview/navigation/navigate.js";
import { step } from "./interview/step.js";
import type { Pack } from "./pack/pack.js";
import { driveReplay, type DriveOptions } from "./replay/drive-replay.js";
import type { Replies } from "./replay/read-answers.js";
import { createAuthorise } from "./workflow/access/authorise.js";
import { createOutbox } from "./workflow/outbox.js";
import type { Clock, Ids, Jobs, Log, Out, Timers, Update } from "./workflow/ports.js";
import { createReceive } from "./workflow/receive.js";
import { createWorkflow } from "./workflow/workflow.js";

export interface SampleOptions {
  readonly pack: Pack;
  /** What the clerk of the sample types. */
  readonly replies: Replies;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly ids: Ids;
  readonly log: Log;
  dateOf(now: string): string;
}

const WELCOME = `这是一份示例：一个单位2019年度的部门决算，照一问一答填好的。
里面随便看、随便改、随便导出，不影响您自己的填报，也不计入任何统计。`;
const FILLED =
  "下面是填完的样子。点〔生成报告〕拿文件；点填报清单看每一项；发 /edit 接待费 改一个数试试。";

/** So many exchanges are shown as they are; the others would only scroll by. */
const EXCHANGES_SHOWN = 9;
/** So often the page is told how far it is. */
const TELL_EVERY = 25;

/**
 * Makes the bot of a sample: the same conversation on a store of its own, filled by typing a whole report
 * into it. Nothing of it is kept.
 */
export function createOpenSample(options: SampleOptions): OpenSample {
  return (stage) => openSample(options, stage);
}

function openSample(options: SampleOptions, stage: Stage): Sample {
  const { pack, replies, log } = options;
  const store = createMemoryStore();
  const { account, chat } = stage;
  const name = chat.slice(0, chat.indexOf(":"));
  const clerk = createClerk(stage, replies.size);
  const outbox = createOutbox({
    ...options,
    channels: [{ name, deliver: (to, out) => clerk.hear(to, out) }],
  });
  const workflow = createWorkflow({
    ...options,
    compileAtOnce: 1,
    store,
    engine: { step, listMissing },
    packs: [pack],
    authorise: createAuthorise([account]),
    outbox,
  });
  let updates = 0;

  async function send(body: Update["body"]): Promise<void> {
    updates += 1;
    await workflow.handle({ id: `sample${updates}`, account, chat, body });
    await outbox.idle();
  }

  async function look() {
    const { chat: state } = await store.load(chat, null);
    const { report } = await store.load(chat, state.report);
    return { chat: state, report };
  }

  const typist: DriveOptions["chat"] = {
    async type(text) {
      await clerk.say(text);
      await send({ kind: "text", text, messageId: `sample${updates + 1}` });
    },
    async press(matches) {
      const button = clerk
        .prompt()
        ?.buttons.flat()
        .find((one) => matches(one.label));
      if (button === undefined) return false;
      await clerk.say(button.label);
      await send({ kind: "press", token: button.token });
      return true;
    },
  };

  async function fill(): Promise<void> {
    try {
      await stage.deliver("", { kind: "message", text: WELCOME, buttons: [] });
      await driveReplay({
        ...{ chat: typist, pack, replies, look },
        async isAsked(key) {
          const { report } = await look();
          return report !== null && isReachable(createDraft(pack, report), key);
        },
      });
      await clerk.finish();
      await send({ kind: "text", text: "继续填", messageId: "sample" });
    } catch (error) {
      log.error({ chat, err: error }, "a sample could not be filled");
      await clerk.giveUp();
    }
  }

  const filled = fill();
  const receive = createReceive({ handle: workflow.handle, outbox, log });
  return {
    filled,
    bot: {
      outbox,
      viewChat: workflow.viewChat,
      // Whoever talks in between waits until the clerk is done.
      receive: (update) => filled.then(() => receive(update)),
      async idle() {
        await workflow.settle();
        await outbox.idle();
      },
    },
  };
}

/** The clerk of the sample: their first exchanges are shown, then how far they are. */
function createClerk(stage: Stage, replies: number) {
  let last: OutMessage | undefined;
  let said = 0;
  let progress: string | undefined;
  let isFilling = true;

  async function tell(text: string): Promise<void> {
    const out = { kind: "progress", text } as const;
    progress = await stage.deliver(
      "",
      progress === undefined ? out : { ...out, replaces: progress },
    );
  }

  return {
    prompt: () => last,
    async say(text: string): Promise<void> {
      said += 1;
      // Nobody types how a chat begins.
      if (said === 1) return;
      if (said <= EXCHANGES_SHOWN) await stage.say(text);
      else if ((said - EXCHANGES_SHOWN) % TELL_EVERY === 1) {
        await tell(
          `……照这样一问一答，正在填其余的（约${Math.min(99, Math.floor((said * 90) / replies))}%）`,
        );
      }
    },
    async hear(to: string, out: Out): Promise<string> {
      if (!isFilling) return stage.deliver(to, markSample(out));
      if (out.kind === "message" && out.buttons.length > 0) last = out;
      return said <= EXCHANGES_SHOWN ? stage.deliver(to, out) : "";
    },
    async finish(): Promise<void> {
      await tell(`……其余${Math.max(0, said - EXCHANGES_SHOWN)}次问答都照这样填好了 ✅`);
      await stage.deliver("", { kind: "message", text: FILLED, buttons: [] });
      isFilling = false;
    },
    async giveUp(): Promise<void> {
      isFilling = false;
      await tell("示例没有填成，请点〔重新开始〕再试。");
    },
  };
}

/** A file of the sample says so wherever it goes. */
function markSample(out: Out): Out {
  return "bytes" in out ? { ...out, name: `示例-${out.name}` } : out;
}
