import { z } from "zod";
import { exactSchema } from "../exact-schema.js";
import { type Grant, ROLES, type Role } from "./office-events.js";
import { grantSchema } from "./office-event-schema.js";

/** A line of a department list that waits for a yes. */
export interface ListedDepartment {
  readonly name: string;
  /** Name of the department above; null: none. */
  readonly parent: string | null;
  /** ISO dates; null: the list says nothing. */
  readonly approvedOn: string | null;
  readonly due: string | null;
}

/** What a conversation about the bureau itself waits for. */
export type OfficeTask =
  /** The name of the department the invitation is for. */
  | { readonly wants: "department"; readonly role: Role }
  /** The name of whoever is invited. */
  | { readonly wants: "name"; readonly grant: Grant }
  /** A list of departments, pasted or sent as a file. */
  | { readonly wants: "list" }
  | { readonly wants: "yes"; readonly list: readonly ListedDepartment[]; readonly year: string }
  /** The name of a department whose people are to be shown. */
  | { readonly wants: "people" }
  /** The name of a department whose status is to be shown. */
  | { readonly wants: "status" }
  /** A yes to what is to be added up, or names of other departments. */
  | {
      readonly wants: "totals";
      readonly year: string;
      /** Ids; null: all one may add up. */
      readonly departments: readonly string[] | null;
      /** Whether reports nobody let pass yet count, too. */
      readonly unapproved: boolean;
    }
  /** A yes to the list of whom a nudge would reach, or the name of the one department to nudge. */
  | { readonly wants: "nudge" }
  /** A day, with the name of the department where none is given. */
  | { readonly wants: "deadline"; readonly department?: string }
  | {
      readonly wants: "deadline-yes";
      readonly year: string;
      readonly moves: readonly DeadlineMove[];
    }
  /** The name of a department whose 操作记录 is wanted. */
  | { readonly wants: "audit" };

/** A deadline that waits for a yes. ISO dates. */
export interface DeadlineMove {
  readonly department: string;
  /** null: none was set. */
  readonly was: string | null;
  /** 批复日期 it follows from; null: it was given itself. */
  readonly approvedOn: string | null;
  readonly due: string;
}

/** What a button about the bureau itself does. */
export type OfficeAct =
  | { readonly what: "invite"; readonly role?: Role; readonly department?: string | null }
  | { readonly what: "link" }
  | { readonly what: "people"; readonly department?: string | null }
  | { readonly what: "person"; readonly person: string }
  | { readonly what: "remove"; readonly person: string; readonly sure: boolean }
  | { readonly what: "revoke"; readonly person: string; readonly grant: Grant }
  | { readonly what: "responsible"; readonly person: string; readonly department: string }
  | { readonly what: "cancel-invitation"; readonly hash: string }
  | { readonly what: "leave"; readonly sure: boolean }
  | { readonly what: "list" }
  | { readonly what: "take-list" }
  | { readonly what: "stop" }
  /** `typed`: what stands behind the command. */
  | { readonly what: "status"; readonly department?: string; readonly typed?: string }
  | { readonly what: "status-sheet" }
  /** Chooses what is to be added up; what is left out stays as it was chosen before. */
  | {
      readonly what: "totals";
      /** What was typed: names, a year. */
      readonly typed?: string;
      /** A department and all below it; null: all. */
      readonly of?: string | null;
      /** One department more, or less. */
      readonly tick?: string;
      readonly unapproved?: boolean;
    }
  | { readonly what: "make-totals" }
  /** Without a department: of all that are late. `sure`: after the list was seen. */
  | {
      readonly what: "nudge";
      readonly department?: string;
      /** What stands behind the command. */
      readonly typed?: string;
      readonly sure: boolean;
    }
  /** `typed`: what stands behind the command. */
  | { readonly what: "deadline"; readonly department?: string; readonly typed?: string }
  | { readonly what: "take-deadline" }
  /** `typed`: what stands behind the command. */
  | { readonly what: "audit"; readonly department?: string; readonly typed?: string };

const role = z.enum(ROLES);

const listedSchema: z.ZodType<ListedDepartment> = exactSchema<ListedDepartment>()(
  z.object({
    name: z.string(),
    parent: z.string().nullable(),
    approvedOn: z.string().nullable(),
    due: z.string().nullable(),
  }),
);

const moveSchema: z.ZodType<DeadlineMove> = exactSchema<DeadlineMove>()(
  z.object({
    department: z.string(),
    was: z.string().nullable(),
    approvedOn: z.string().nullable(),
    due: z.string(),
  }),
);

export const officeTaskSchema: z.ZodType<OfficeTask> = exactSchema<OfficeTask>()(
  z.discriminatedUnion("wants", [
    z.object({ wants: z.literal("department"), role }),
    z.object({ wants: z.literal("name"), grant: grantSchema }),
    z.object({ wants: z.literal("list") }),
    z.object({ wants: z.literal("yes"), list: z.array(listedSchema), year: z.string() }),
    z.object({ wants: z.literal("people") }),
    z.object({ wants: z.literal("status") }),
    z.object({
      wants: z.literal("totals"),
      year: z.string(),
      departments: z.array(z.string()).nullable(),
      unapproved: z.boolean(),
    }),
    z.object({ wants: z.literal("nudge") }),
    z.object({ wants: z.literal("deadline"), department: z.string().exactOptional() }),
    z.object({ wants: z.literal("deadline-yes"), year: z.string(), moves: z.array(moveSchema) }),
    z.object({ wants: z.literal("audit") }),
  ]),
);

export const officeActSchema: z.ZodType<OfficeAct> = exactSchema<OfficeAct>()(
  z.discriminatedUnion("what", [
    z.object({
      what: z.literal("invite"),
      role: role.exactOptional(),
      department: z.string().nullable().exactOptional(),
    }),
    z.object({ what: z.literal("link") }),
    z.object({ what: z.literal("people"), department: z.string().nullable().exactOptional() }),
    z.object({ what: z.literal("person"), person: z.string() }),
    z.object({ what: z.literal("remove"), person: z.string(), sure: z.boolean() }),
    z.object({ what: z.literal("revoke"), person: z.string(), grant: grantSchema }),
    z.object({ what: z.literal("responsible"), person: z.string(), department: z.string() }),
    z.object({ what: z.literal("cancel-invitation"), hash: z.string() }),
    z.object({ what: z.literal("leave"), sure: z.boolean() }),
    z.object({ what: z.literal("list") }),
    z.object({ what: z.literal("take-list") }),
    z.object({ what: z.literal("stop") }),
    z.object({
      what: z.literal("status"),
      department: z.string().exactOptional(),
      typed: z.string().exactOptional(),
    }),
    z.object({ what: z.literal("status-sheet") }),
    z.object({
      what: z.literal("totals"),
      typed: z.string().exactOptional(),
      of: z.string().nullable().exactOptional(),
      tick: z.string().exactOptional(),
      unapproved: z.boolean().exactOptional(),
    }),
    z.object({ what: z.literal("make-totals") }),
    z.object({
      what: z.literal("nudge"),
      department: z.string().exactOptional(),
      typed: z.string().exactOptional(),
      sure: z.boolean(),
    }),
    z.object({
      what: z.literal("deadline"),
      department: z.string().exactOptional(),
      typed: z.string().exactOptional(),
    }),
    z.object({ what: z.literal("take-deadline") }),
    z.object({
      what: z.literal("audit"),
      department: z.string().exactOptional(),
      typed: z.string().exactOptional(),
    }),
  ]),
);
