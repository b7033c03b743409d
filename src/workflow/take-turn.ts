import { createOfficeState } from "../events/office/apply-office-event.js";
import { createReportState } from "../events/report/apply-report-event.js";
import type { BureauStatus, DepartmentStatus } from "../events/office/bureau-status.js";
import { currentYear } from "../events/office/current-year.js";
import type { ChatState } from "../events/chat/chat-events.js";
import type { Notice } from "../events/office/office-events.js";
import type { OfficeState, Person } from "../events/office/office-state.js";
import type { ReportState } from "../events/report/report-state.js";
import type { ReportSummary } from "../events/report/report-summary.js";
import type {
  Input,
  InvitationCode,
  LastYearOf,
  LastYearsReport,
  Outcome,
  Request,
  StepContext,
} from "../interview/context.js";
import type { Me, Permission, Place } from "../interview/me.js";
import type { Pack } from "../pack/pack.js";
import { buildStatus } from "../status/build-status.js";
import { tellReminder } from "../status/tell-reminder.js";
import type { Engine } from "./engine.js";
import { findLastYear } from "./find-last-year.js";
import { type Codes, type LinksFor, randomCodes } from "./access/invitation-codes.js";
import type { Clock, Commit, Ids, Store, SummaryFilter } from "./ports.js";
import type { QuietUntil } from "./notices/reminder-days.js";
import { peopleWho } from "./access/permissions.js";
import { summariseReport } from "./summarise-report.js";

export interface TurnOptions {
  readonly store: Store;
  readonly engine: Engine;
  readonly packs: readonly Pack[];
  readonly clock: Clock;
  readonly ids: Ids;
  /** The date in the bureau's time zone. */
  dateOf(now: string): string;
  /** Left out: no hour is quiet. */
  readonly quietUntil?: QuietUntil;
  /** Invitation codes; random ones where left out. */
  readonly codes?: Codes;
  readonly linksFor?: LinksFor;
}

/** One input of one person, with what it is decided on. */
export interface TurnInput {
  readonly me: Me;
  /** Id of the update, for the commit. */
  readonly update: string;
  readonly input: Input;
  readonly chat: ChatState;
  readonly report: ReportState | null;
}

export type TurnResult =
  | { readonly result: "ok"; readonly outcome: Outcome }
  /** Nothing was committed: another report has to be loaded first. */
  | { readonly result: "switch"; readonly report: string; readonly key?: string }
  | { readonly result: "duplicate" }
  | { readonly result: "conflict" };

/** Decides on an input and makes the decision durable. Nobody has been told of it yet. */
export async function takeTurn(options: TurnOptions, turn: TurnInput): Promise<TurnResult> {
  const office = options.store.office();
  const context = new TurnContext(options, turn, office);
  let decision = decide(options.engine, context, turn.input);
  if (context.wantsReports) {
    context.show(await options.store.summaries(reportsOf(turn.me)));
    decision = decide(options.engine, context, turn.input);
  }
  if (context.wantsStatus) {
    context.showStatus(await statusOf(options, turn.me, context));
    decision = decide(options.engine, context, turn.input);
  }
  if (context.lastYearOf !== undefined) {
    const { me, chat } = turn;
    const asked = { of: context.lastYearOf, chat: chat.id };
    context.showLastYear(await findLastYear(options.store, me, asked));
    decision = decide(options.engine, context, turn.input);
  }
  const { outcome } = decision;
  const target = outcome.requests.find(isSwitch);
  if (target !== undefined) return { ...target, result: "switch" };
  const result = await options.store.commit(commitOf(turn, decision));
  return result === "ok" ? { result, outcome } : { result };
}

/** From a line of each report: no report is loaded. */
async function statusOf(
  { store, packs }: TurnOptions,
  me: Me,
  { now, today, statusYear }: TurnContext,
): Promise<BureauStatus> {
  const office = store.office();
  const departments = me.departments("status");
  const summaries = await store.summaries({ departments: new Set(departments) });
  const year =
    statusYear ??
    currentYear(
      office,
      packs.flatMap((pack) => pack.years.slice(0, 1)),
    );
  return buildStatus({ office, summaries, departments, year, now, today });
}

/** Those one opened, and those of departments one fills or reads. */
function reportsOf(me: Me): SummaryFilter {
  const departments = [...me.departments("fill"), ...me.departments("read")];
  return { owner: me.account, departments: new Set(departments) };
}

/**
 * Few steps look at the account's other reports, so they are read only when a step did, which is then
 * run again with them: the cost of an answer does not depend on how many reports there are.
 */
class TurnContext implements StepContext {
  readonly packs: readonly Pack[];
  readonly report: ReportState | null;
  readonly chat: ChatState;
  readonly account: string;
  readonly me: Me;
  readonly office: OfficeState;
  readonly update: string;
  readonly now: string;
  readonly today: string;
  readonly quietUntil: number | null;
  readonly #ids: Ids;
  readonly #codes: Codes;
  readonly #dateOf: TurnOptions["dateOf"];
  readonly #linksFor: LinksFor;
  #reports: readonly ReportSummary[] = NO_REPORTS;
  #readable: readonly ReportSummary[] = NO_REPORTS;
  wantsReports = false;
  #status: BureauStatus | undefined;
  wantsStatus = false;
  /** Left out: the one the bureau is at work on. */
  statusYear: string | undefined;
  #lastYear: LastYearsReport | undefined;
  /** The report whose year before a step asked for; a step asks for one. */
  lastYearOf: LastYearOf | undefined;

  constructor(options: TurnOptions, turn: TurnInput, office: OfficeState) {
    const { packs, clock, ids, codes = randomCodes, linksFor = () => [] } = options;
    this.packs = packs;
    this.report = turn.report;
    this.chat = turn.chat;
    this.account = turn.me.account;
    this.me = turn.me;
    this.office = office;
    this.update = turn.update;
    this.now = clock.now();
    this.#dateOf = (instant) => options.dateOf(instant);
    this.today = options.dateOf(this.now);
    this.quietUntil = options.quietUntil?.(this.now) ?? null;
    this.#ids = ids;
    this.#codes = codes;
    this.#linksFor = linksFor;
  }

  dateOf(instant: string): string {
    return this.#dateOf(instant);
  }

  newCode(): InvitationCode {
    return this.#codes.next();
  }

  linksFor(code: string): readonly string[] {
    return this.#linksFor(code, this.chat.id);
  }

  whoMay(permission: Permission, place: Place): readonly Person[] {
    return peopleWho(this.office, permission, place);
  }

  newId(): string {
    return this.#ids.next();
  }

  status(year?: string): BureauStatus {
    if (this.#status !== undefined) return this.#status;
    this.statusYear = year;
    this.wantsStatus = true;
    return NO_STATUS;
  }

  hurry(departments: readonly DepartmentStatus[], from: string): Omit<Notice, "id" | "person"> {
    return tellReminder(this.status().year, departments, from);
  }

  showStatus(status: BureauStatus): void {
    this.#status = status;
  }

  lastYearsReport(of: LastYearOf): LastYearsReport {
    if (this.#lastYear !== undefined) return this.#lastYear;
    this.lastYearOf = of;
    return NO_LAST_YEAR;
  }

  showLastYear(found: LastYearsReport): void {
    this.#lastYear = found;
  }

  get reports(): readonly ReportSummary[] {
    this.wantsReports = true;
    return this.#reports;
  }

  get readable(): readonly ReportSummary[] {
    this.wantsReports = true;
    return this.#readable;
  }

  show(found: readonly ReportSummary[]): void {
    const newest = [...found].sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
    const fills = new Set(this.me.departments("fill"));
    const isOwn = ({ owner, unit }: ReportSummary): boolean =>
      owner === this.account || fills.has(unit);
    this.#reports = newest.filter(isOwn);
    const reads = new Set(this.me.departments("read"));
    this.#readable = newest.filter((one) => !isOwn(one) && reads.has(one.unit));
  }
}

/** Stands in until a step was seen to look: it is then run again with the true one. */
const NO_STATUS: BureauStatus = buildStatus({
  office: createOfficeState(),
  summaries: [],
  departments: [],
  year: "",
  now: "1970-01-01T00:00:00.000Z",
  today: "1970-01-01",
});

const NO_LAST_YEAR: LastYearsReport = Object.freeze({ is: "none" });
const NO_REPORTS: readonly ReportSummary[] = [];

interface Decision {
  readonly outcome: Outcome;
  readonly chatVersion: number;
  readonly reportVersion: number;
  readonly officeVersion: number;
}

/** The states live: their versions are read together with the step that looks at them. */
function decide(engine: Engine, context: TurnContext, input: Input): Decision {
  return {
    outcome: engine.step(context, input),
    chatVersion: context.chat.version,
    reportVersion: context.report?.version ?? 0,
    officeVersion: context.office.version,
  };
}

function isSwitch(request: Request): request is Extract<Request, { kind: "switch-report" }> {
  return request.kind === "switch-report";
}

function commitOf(turn: TurnInput, decision: Decision): Commit {
  const commit = commitOfReport(turn, decision);
  const { officeEvents } = decision.outcome;
  if (officeEvents.length === 0) return commit;
  const expected = { ...commit.expected, office: decision.officeVersion };
  return { ...commit, officeEvents, expected };
}

function commitOfReport(turn: TurnInput, decision: Decision): Commit {
  const { reportId, chatEvents, reportEvents } = decision.outcome;
  const { update } = turn;
  const chat = turn.chat.id;
  if (reportId === null) {
    return { update, chat, chatEvents, reportEvents, expected: { chat: decision.chatVersion } };
  }
  const held = turn.report?.id === reportId ? turn.report : null;
  const version = held === null ? 0 : decision.reportVersion;
  const expected = { chat: decision.chatVersion, report: { id: reportId, version } };
  if (reportEvents.length === 0) return { update, chat, chatEvents, reportEvents, expected };
  const summary = summariseReport(held ?? createReportState(reportId), reportEvents);
  return { update, chat, chatEvents, reportEvents, expected, summary };
}
