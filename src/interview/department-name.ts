/** The question every pack names its unit with. */
export const DEPARTMENT_NAME = "profile.name";

/** A number, or signs alone, is nobody's name: 100, 2.5, “－”. */
export function isNoName(text: string): boolean {
  return !/\p{L}/u.test(text);
}
