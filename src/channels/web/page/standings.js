/** How a group stands, in words: what its sign looks like says nothing to who cannot see it. */
export const STANDINGS = {
  done: "已填完",
  begun: "填了一部分",
  open: "未填",
  optional: "选填",
};

/**
 * Where a report stands on its way to the public; one that is being filled tells how much of it is.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const STAGES = {
  review: "待审核",
  approved: "待公开",
  published: "已公开",
  returned: "退回，待修改",
  correcting: "更正中",
};
/** Nothing of it may be changed as it stands. */
export const CLOSED_STAGES = new Set(["review", "approved", "published"]);
