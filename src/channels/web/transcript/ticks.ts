import type { Entry } from "./entry.js";

/**
 * A box that is ticked changes where it stands: the message it belongs to is drawn anew, and nobody's
 * chat fills up with copies of it.
 */
export interface Ticks {
  /** @returns whether the press only ticks a box of this entry */
  press(chat: string, entry: Entry, label: string): boolean;
  /** Somebody did something else: what comes next is a message of its own. */
  turn(chat: string): void;
  /** The entry that a message with these buttons takes the place of. */
  redraws(chat: string, buttons: NonNullable<Entry["buttons"]>): string | undefined;
}

const BOX = /^[☐☑○●]/;

export function createTicks(): Ticks {
  const ticked = new Map<string, string>();
  return {
    press(chat, entry, label) {
      if (!BOX.test(label)) return false;
      ticked.set(chat, entry.id);
      return true;
    },
    turn: (chat) => void ticked.delete(chat),
    redraws(chat, buttons) {
      const entry = ticked.get(chat);
      ticked.delete(chat);
      return buttons.flat().some(({ label }) => BOX.test(label)) ? entry : undefined;
    },
  };
}
