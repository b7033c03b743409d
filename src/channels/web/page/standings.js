/** How a group stands, in words: what its sign looks like says nothing to who cannot see it. */
export const STANDINGS = {
  done: "已填完",
  begun: "填了一部分",
  open: "未填",
  optional: "选填",
};
