import { formatDate } from "../../amounts/format-date.js";
import { STAGE_NAMES } from "../../events/office/bureau-status.js";
import type { ReportSnapshot } from "../../events/report/report-snapshot.js";
import { GATES } from "../../interview/review/approve.js";
import { createLastYear } from "../../pack/sheet/last-year.js";
import type { Pack } from "../../pack/pack.js";
import { buildDocument } from "../build-document.js";
import { cleanText } from "../clean-text.js";
import { sheetOf } from "../sheet-of.js";
import { listChanges } from "./list-changes.js";
import { listFindings } from "./list-findings.js";
import { listOptional, listWithheld } from "./list-open.js";
import type { Review } from "./review.js";

/** What packs call the day of the publication, where they ask for it. */
const PUBLICATION_DAY = "公开日期";

/** Gathers what a reviewer has to judge: findings, reasons, large changes, and what is not there. */
export function buildReview(pack: Pack, snapshot: ReportSnapshot): Review {
  const { department, year, date, hash, missing, house } = buildDocument(pack, snapshot);
  const sheet = sheetOf(pack, snapshot);
  const { open, accepted } = listFindings(sheet, snapshot);
  const gates = (snapshot.passedBy?.gates ?? []).map(([gate, by]) => ({
    name: GATES[gate],
    by: cleanText(by),
  }));
  const published = snapshot.passedBy?.published;
  const told = [
    ...gates.map(({ name }) => name),
    ...(published === undefined ? [] : [PUBLICATION_DAY]),
  ];
  return {
    department,
    year,
    state: stateOf(snapshot),
    date,
    reviewer: cleanText(snapshot.passedBy?.reviewer ?? ""),
    gates,
    approvedOn: dayOf(snapshot.passedBy?.approvedOn),
    publishedOn: dayOf(published?.on),
    address: cleanText(published?.address ?? ""),
    hash,
    findings: open,
    accepted,
    changes: listChanges(sheet, createLastYear(new Map(snapshot.lastYear))),
    missing: missing.map(cleanText),
    // What somebody answered for by name is not left blank, nor the day of a publication that was told.
    optional: listOptional(sheet).filter((one) => !told.includes(one)),
    withheld: listWithheld(sheet),
    house,
  };
}

/** 待审核，已填完 */
function stateOf({ phase = "none", missing }: ReportSnapshot): string {
  const isUnderWay = phase !== "none" && phase !== "put-away";
  const words = [
    ...(isUnderWay ? [STAGE_NAMES[phase]] : []),
    missing.length === 0 ? "已填完" : `未填完（还有${missing.length}项）`,
  ];
  return words.join("，");
}

/** @param iso "2020-08-20" */
function dayOf(iso: string | undefined): string {
  return iso === undefined ? "" : formatDate(iso);
}
