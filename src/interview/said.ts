/** A message as it came. */
export interface Said {
  readonly text: string;
  readonly messageId: string;
}
