import type { ChatState, Position } from "../events/chat-events.js";
import { matchOption, matchOptions } from "../interview/replies/match-option.js";
import type { Key, Pack, Question } from "../pack/pack.js";
import type { Replies } from "./read-answers.js";
import type { ReplayChat } from "./replay-chat.js";

/** What became of the replies. */
export interface ReplayOutcome {
  /** Replies that were not taken: refused, or asked back. */
  readonly failed: readonly { readonly key: Key; readonly reply: string }[];
  /** Keys whose question is not asked under the pack's conditions. */
  readonly notAsked: readonly Key[];
  /** Keys the pack does not know. */
  readonly unknown: readonly Key[];
}

export interface ReplayOptions {
  readonly chat: ReplayChat;
  readonly pack: Pack;
  readonly replies: Replies;
  /** Where the conversation stands: what a person sees on the screen. */
  look(): Promise<ChatState>;
  /** Whether the question is asked of this unit. */
  isAsked(key: Key): Promise<boolean>;
}

/** Far more than any report takes: a conversation that turns in circles ends here. */
const MOST_STEPS = 5_000;

const YEAR_KEY = "fiscal_year";

/** Types the replies through the conversation as a person would: answers what is asked, passes what it has no reply for. */
export async function driveReplay(options: ReplayOptions): Promise<ReplayOutcome> {
  const { chat, pack, replies } = options;
  const tried = new Set<Key>([YEAR_KEY]);
  const failed: { key: Key; reply: string }[] = [];
  const notAsked: Key[] = [];
  const unknown = [...replies.keys()].filter((key) => pack.find(key) === undefined);
  const year = replies.get(YEAR_KEY) ?? pack.years[0] ?? "";

  await chat.type("/start");
  if (!(await chat.press((label) => label.includes(year)))) await chat.type(`/new ${year}`);
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const { position } = await options.look();
    if (position.at === "done") {
      const next = untried();
      if (next === undefined) break;
      await visit(next);
    } else if (position.at === "home") break;
    else await reactTo(position);
  }
  return { failed, notAsked, unknown };

  async function reactTo(position: Exclude<Position, { at: "home" | "done" }>): Promise<void> {
    switch (position.at) {
      case "portrait":
        return fillPortrait(position.group);
      case "question":
        return answerQuestion(position.key);
      case "rows":
        return addRow(position.group);
      case "close":
        return closeGroup(position.group);
      case "finding":
        return pressOr(/^先放着$/);
      case "which":
        return pressOr(/^重新填$/);
      case "paste":
        return pressOr(/^取消$/);
      case "reason":
        return pressOr(/^不写了$/);
      default:
        throw new Error(`unknown position: ${JSON.stringify(position satisfies never)}`);
    }
  }

  async function pressOr(label: RegExp): Promise<void> {
    if (!(await chat.press((one) => label.test(one)))) await chat.type("/continue");
  }

  async function fillPortrait(id: string): Promise<void> {
    for (const question of pack.groups.get(id)?.questions ?? []) {
      const reply = replies.get(question.key);
      if (reply === undefined || tried.has(question.key)) continue;
      tried.add(question.key);
      await chat.type(reply);
      const { position } = await options.look();
      const ticked = position.at === "portrait" ? position.ticked[question.key] : undefined;
      if (!isTicked(question, reply, ticked ?? [])) failed.push({ key: question.key, reply });
    }
    await pressOr(/^确定$/);
    const { position } = await options.look();
    // Still there: a choice without which nothing can be asked.
    if (position.at === "portrait")
      throw new Error("the portrait cannot be confirmed: profile.nature is missing or wrong");
  }

  async function answerQuestion(key: Key): Promise<void> {
    const reply = replies.get(key);
    if (reply === undefined || tried.has(key)) return pass();
    tried.add(key);
    await chat.type(reply);
    const { position } = await options.look();
    if (position.at === "which" && position.key === key) {
      failed.push({ key, reply });
      return;
    }
    if (position.at !== "question" || position.key !== key) return;
    if (position.adding === true) await pressOr(/^写完了$/);
    else failed.push({ key, reply });
  }

  function pass(): Promise<void> {
    return pressOr(/^先空着$/);
  }

  async function addRow(id: string): Promise<void> {
    const code = codesOf(id).find((one) => !tried.has(`${id}.${one}`));
    if (code === undefined) return pressOr(/其余全部为0$|^都没有，全部为0$/);
    tried.add(`${id}.${code}`);
    await chat.type(code);
    const { position } = await options.look();
    if (position.at !== "rows") return;
    for (const [key, reply] of replies) {
      if (!key.startsWith(`${id}.${code}.`) || tried.has(key)) continue;
      if (await options.isAsked(key)) continue;
      tried.add(key);
      failed.push({ key, reply });
    }
  }

  /** What one was not led to is gone to by name before the rest is said to be zero. */
  async function closeGroup(id: string): Promise<void> {
    for (const key of replies.keys()) {
      if (tried.has(key) || pack.find(key)?.group !== id) continue;
      return visit(key);
    }
    return pressOr(/^其余全部为0$/);
  }

  function codesOf(id: string): string[] {
    const codes = [...replies.keys()].flatMap((key) => {
      const question = pack.find(key);
      return question?.group === id && question.cell !== undefined ? [question.cell.row] : [];
    });
    return [...new Set(codes)].sort();
  }

  function untried(): Key | undefined {
    return [...replies.keys()].find((key) => !tried.has(key) && pack.find(key) !== undefined);
  }

  /** A question one is not led to: optional, or of a row whose other cells are asked. */
  async function visit(key: Key): Promise<void> {
    if (!(await options.isAsked(key))) {
      tried.add(key);
      notAsked.push(key);
      return;
    }
    await chat.type(`/edit ${key}`);
    const { position } = await options.look();
    if (position.at === "question" && position.key === key) return;
    tried.add(key);
    failed.push({ key, reply: replies.get(key) ?? "" });
  }
}

/** Whether what is ticked is what the reply says. */
function isTicked(question: Question, reply: string, ticked: readonly string[]): boolean {
  const wanted =
    question.kind === "choice"
      ? [matchOption(question.options, reply) ?? ""]
      : matchOptions(question.options, reply).options;
  return wanted.length === ticked.length && wanted.every((option) => ticked.includes(option));
}
