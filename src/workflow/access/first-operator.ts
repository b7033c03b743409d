import { addDays } from "date-fns/addDays";
import type { OfficeEvent } from "../../events/office/office-events.js";
import type { OfficeState } from "../../events/office/office-state.js";
import { commitOffice, type OfficeCommitter } from "../commit-office.js";
import { type Codes, randomCodes } from "./invitation-codes.js";

const CHAT = "system:first-run";
const DAYS = 30;

/**
 * While the bureau has no operator, makes a code for the first one. Codes made at an earlier start end: they
 * are kept nowhere and could not be shown again.
 *
 * @returns the code, to be shown to whoever started the program; undefined when there is an operator
 */
export async function inviteFirstOperator(
  committer: OfficeCommitter,
  codes: Codes = randomCodes,
): Promise<string | undefined> {
  const { code, hash } = codes.next();
  const expiresAt = addDays(committer.clock.now(), DAYS).toISOString();
  const invited = await commitOffice(committer, {
    chat: CHAT,
    by: CHAT,
    decide: (office) =>
      hasOperator(office)
        ? []
        : [
            ...earlierCodes(office),
            {
              type: "invited",
              ...{ hash, person: null, name: "管理员", expiresAt },
              grant: { role: "operator", department: null },
            },
          ],
  });
  return invited ? code : undefined;
}

function hasOperator(office: OfficeState): boolean {
  return [...office.people.values()].some(({ grants }) =>
    grants.some(({ role }) => role === "operator"),
  );
}

function earlierCodes(office: OfficeState): OfficeEvent[] {
  return [...office.invitations.values()]
    .filter(({ by }) => by === CHAT)
    .map(({ hash }) => ({ type: "invitation-cancelled", hash }));
}
