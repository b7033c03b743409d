import { addDays } from "../../amounts/days.js";

/**
 * 预算法 §14: final accounts are published within 20 days of the finance bureau's approval. Calendar days, the day
 * of approval not counted; a last day on a weekend is not put off, so that nobody is late by one reading of the rule.
 */
export const DAYS_TO_PUBLISH = 20;

/** The last day for a report approved (批复) on that day; both ISO dates. */
export function dueAfterApproval(approvedOn: string): string {
  return addDays(approvedOn, DAYS_TO_PUBLISH);
}
