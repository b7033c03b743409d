/** The question every pack names its unit with. */
export const DEPARTMENT_NAME = "profile.name";
