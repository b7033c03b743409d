import { createDraft } from "../interview/draft.js";
import { listMissing } from "../interview/answers/list-missing.js";
import { isReachable } from "../interview/navigation/navigate.js";
import { step } from "../interview/step.js";
import type { Key, Pack } from "../pack/pack.js";
import { createAuthorise } from "../workflow/access/authorise.js";
import { createOutbox } from "../workflow/outbox.js";
import type { Clock, Jobs, Log, OutFile, OutPicture, Store, Timers } from "../workflow/ports.js";
import { createWorkflow } from "../workflow/workflow.js";
import { driveReplay, type ReplayOutcome } from "./drive-replay.js";
import { type ListedAnswer, listAnswers } from "./list-answers.js";
import { type ListedFinding, listFindings } from "./list-findings.js";
import type { Replies } from "./read-answers.js";
import { createReplayChat, REPLAY_ACCOUNT, type ReplayChat } from "./replay-chat.js";

export interface ReplayOptions {
  readonly pack: Pack;
  readonly replies: Replies;
  /** A store nobody else uses. */
  readonly store: Store;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  /** The date in the bureau's time zone. */
  dateOf(now: string): string;
}

export interface ReplayResult extends ReplayOutcome {
  readonly transcript: string;
  readonly answers: Readonly<Record<Key, ListedAnswer>>;
  readonly findings: readonly ListedFinding[];
  /** What the bot sent: the report in every format, and its pictures. */
  readonly files: readonly (OutFile | OutPicture)[];
}

/** Types the replies through the conversation, asks for all files of the report, and tells what came of it. */
export async function runReplay(options: ReplayOptions): Promise<ReplayResult> {
  const { pack, replies, store } = options;
  const chat = connect(options);
  const look = async () => {
    const { chat: state } = await store.load(REPLAY_ACCOUNT, null);
    const { report } = await store.load(REPLAY_ACCOUNT, state.report);
    return { chat: state, report };
  };
  const outcome = await driveReplay({
    chat,
    pack,
    replies,
    look,
    async isAsked(key) {
      const { report } = await look();
      return report !== null && isReachable(createDraft(pack, report), key);
    },
  });
  await chat.type("/report 全部");
  const { report } = await look();
  if (report === null) throw new Error("the conversation opened no report");
  for (const key of outcome.notAsked) chat.note(`未询问 ${key}`);
  return {
    ...outcome,
    transcript: chat.transcript(),
    answers: listAnswers(pack, report),
    findings: listFindings(pack, report),
    files: chat.files,
  };
}

function connect(options: ReplayOptions): ReplayChat {
  const { pack, timers, log } = options;
  let ids = 0;
  const chat = createReplayChat(() => ({ handle: workflow.handle, settle }));
  const outbox = createOutbox({ channels: [chat.channel], timers, log });
  const workflow = createWorkflow({
    ...options,
    engine: { step, listMissing },
    packs: [pack],
    ids: {
      next() {
        ids += 1;
        return `r${ids}`;
      },
    },
    authorise: createAuthorise([REPLAY_ACCOUNT]),
    outbox,
  });
  /** Resolves when every file was compiled and everything was delivered. */
  async function settle(): Promise<void> {
    await workflow.settle();
    await outbox.idle();
  }
  return chat;
}
