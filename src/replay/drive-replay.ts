import type { ChatState, Position } from "../events/chat/chat-events.js";
import type { ReportState } from "../events/report/report-state.js";
import { matchOption, matchOptions } from "../interview/replies/match-option.js";
import type { Key, Pack, Question } from "../pack/pack.js";
import type { Replies } from "./read-answers.js";
import type { ReplayChat } from "./replay-chat.js";

/** A reply that was typed, or could not be. */
export interface TypedReply {
  readonly key: Key;
  readonly reply: string;
}

/** What became of the replies. */
export interface ReplayOutcome {
  /** Replies that were not stored: refused, or asked back. */
  readonly failed: readonly TypedReply[];
  /** Keys whose question is not asked under the pack's conditions. */
  readonly notAsked: readonly Key[];
  /** Keys the pack does not know. */
  readonly unknown: readonly TypedReply[];
}

export interface DriveOptions {
  readonly chat: Pick<ReplayChat, "type" | "press">;
  readonly pack: Pack;
  readonly replies: Replies;
  /** Where the conversation stands, and what is stored. */
  look(): Promise<{ readonly chat: ChatState; readonly report: ReportState | null }>;
  /** Whether the question is asked of this unit. */
  isAsked(key: Key): Promise<boolean>;
}

type At<Where extends Position["at"]> = Extract<Position, { at: Where }>;

/** Far more than any report takes: a conversation that turns in circles ends here. */
const MOST_STEPS = 5_000;

const YEAR_KEY = "fiscal_year";

/** Types the replies through the conversation as a person would: answers what is asked, passes what it has no reply for. */
export async function driveReplay(options: DriveOptions): Promise<ReplayOutcome> {
  const { chat, pack, replies } = options;
  const tried = new Set<Key>();
  const failed: TypedReply[] = [];
  const notAsked: Key[] = [];
  const unknown = [...replies]
    .map(([key, reply]) => ({ key, reply }))
    .filter(({ key }) => pack.find(key) === undefined);

  await begin();
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const position = await where();
    if (position.at === "home") break;
    if (position.at === "done") {
      const next = untried()[0];
      if (next === undefined) break;
      await visit(next);
    } else await reactTo(position);
  }
  for (const key of untried()) fail(key);
  return { failed, notAsked, unknown };

  async function begin(): Promise<void> {
    const wanted = replies.get(YEAR_KEY) ?? "";
    const year = pack.years.find((one) => wanted.includes(one)) ?? pack.years[0] ?? "";
    await chat.type("/start");
    if (!(await chat.press((label) => label.includes(year)))) await chat.type(`/new ${year}`);
  }

  async function where(): Promise<Position> {
    return (await options.look()).chat.position;
  }

  function fail(key: Key): void {
    tried.add(key);
    failed.push({ key, reply: replies.get(key) ?? "" });
  }

  async function reactTo(position: Exclude<Position, At<"home" | "done">>): Promise<void> {
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
      case "block":
      case "review":
      case "office":
      case "import":
        return pressOr(/^取消$/);
      case "last-year":
        return pressOr(/^不用$/);
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
      const position = await where();
      const ticked = position.at === "portrait" ? position.ticked[question.key] : undefined;
      if (!isTicked(question, reply, ticked ?? [])) fail(question.key);
    }
    await pressOr(/^确定$/);
    // Still there: a choice is missing that cannot be done without.
    if ((await where()).at === "portrait") await pressOr(/^先空着$/);
  }

  async function answerQuestion(key: Key): Promise<void> {
    const reply = replies.get(key);
    if (reply === undefined || tried.has(key)) return pressOr(/^先空着$/);
    tried.add(key);
    const before = await stored(key);
    await chat.type(reply);
    const position = await where();
    const isAdding = position.at === "question" && position.key === key && position.adding === true;
    if (isAdding) await pressOr(/^写完了$/);
    if ((await stored(key)) === before) fail(key);
  }

  async function stored(key: Key): Promise<unknown> {
    return (await options.look()).report?.answers.get(key);
  }

  async function addRow(id: string): Promise<void> {
    const code = codesOf(id).find((one) => !tried.has(`${id}.${one}`));
    if (code === undefined) return pressOr(/其余全部为0$|^都没有，全部为0$/);
    tried.add(`${id}.${code}`);
    await chat.type(code);
    if ((await where()).at !== "rows") return;
    for (const key of untried()) {
      if (key.startsWith(`${id}.${code}.`) && !(await options.isAsked(key))) fail(key);
    }
  }

  /** What one was not led to is gone to by name before the rest is said to be zero. */
  async function closeGroup(id: string): Promise<void> {
    const next = untried().find((key) => pack.find(key)?.group === id);
    return next === undefined ? pressOr(/^其余全部为0$/) : visit(next);
  }

  function codesOf(id: string): string[] {
    const codes = [...replies.keys()].flatMap((key) => {
      const question = pack.find(key);
      return question?.group === id && question.cell !== undefined ? [question.cell.row] : [];
    });
    return [...new Set(codes)].sort();
  }

  function untried(): Key[] {
    return [...replies.keys()].filter((key) => !tried.has(key) && pack.find(key) !== undefined);
  }

  /** A question one is not led to: optional, or of a row whose other cells are asked. */
  async function visit(key: Key): Promise<void> {
    if (!(await options.isAsked(key))) {
      tried.add(key);
      notAsked.push(key);
      return;
    }
    await chat.type(`/edit ${key}`);
    const position = await where();
    if (position.at !== "question" || position.key !== key) fail(key);
  }
}

/** Whether what is ticked is what the reply says. */
function isTicked(question: Question, reply: string, ticked: readonly string[]): boolean {
  if (question.kind === "choice") {
    return ticked.length === 1 && ticked[0] === matchOption(question.options, reply);
  }
  const { options, unknown } = matchOptions(question.options, reply);
  return (
    unknown.length === 0 &&
    options.length === ticked.length &&
    options.every((option) => ticked.includes(option))
  );
}
