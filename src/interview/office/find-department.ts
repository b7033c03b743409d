import type { Department, OfficeState } from "../../events/office/office-state.js";

/** Names as people type them: width, spaces and brackets make no difference. */
export function foldName(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\s“”"'《》]/g, "")
    .toLowerCase();
}

/**
 * Departments a name may mean, among those allowed: the one called so, else those whose name contains it.
 */
export function findDepartments(
  office: OfficeState,
  allowed: readonly string[],
  name: string,
): readonly Department[] {
  const wanted = foldName(name);
  if (wanted === "") return [];
  const all = allowed.flatMap((id) => office.departments.get(id) ?? []);
  const exact = all.filter((one) => foldName(one.name) === wanted);
  return exact.length > 0 ? exact : all.filter((one) => foldName(one.name).includes(wanted));
}
