import type { OfficeState } from "./office-state.js";

/** Whether a department is another one or lies below it. */
export function isWithin(office: OfficeState, department: string, above: string): boolean {
  return pathOf(office, department).includes(above);
}

/** A department and those above it, nearest first; a circle is walked once. */
export function pathOf(office: OfficeState, department: string): readonly string[] {
  const path: string[] = [];
  let at: string | null = department;
  while (at !== null && !path.includes(at)) {
    path.push(at);
    at = office.departments.get(at)?.parent ?? null;
  }
  return path;
}
