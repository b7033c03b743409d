export interface Button {
  /** At most 64 bytes; meaningless outside the chat it was sent to. */
  readonly token: string;
  readonly label: string;
}

/** What a person is told. `text` is plain: a channel escapes it. */
export interface OutMessage {
  readonly kind: "message";
  readonly text: string;
  readonly buttons: readonly (readonly Button[])[];
  /** Key the message asks for, for channels that show more than text. */
  readonly asks?: string;
}
