import type { Out } from "../workflow/ports.js";

type OutMessage = Extract<Out, { kind: "message" }>;

/** The numbered choices of a channel without buttons. */
export interface Choices {
  /** The person said something: what comes next replaces what is numbered. */
  turn(): void;
  /** Numbers the buttons of a message, one text a row. */
  number(message: OutMessage): readonly string[];
  /** The token a typed number or label stands for; undefined when it is an answer. */
  find(typed: string): string | undefined;
}

/**
 * A bare number chooses only where no answer is asked for, since it could be meant as the answer: there
 * it takes the `#` that is shown before it.
 */
export function createChoices(): Choices {
  let choices: { readonly token: string; readonly label: string }[] = [];
  let isFresh = false;
  let asks = false;

  return {
    turn() {
      isFresh = true;
    },
    number({ buttons, asks: key }) {
      if (isFresh && (buttons.length > 0 || key !== undefined)) {
        choices = [];
        asks = false;
        isFresh = false;
      }
      asks ||= key !== undefined;
      return buttons.map((row) =>
        row
          .map((button) => {
            choices.push(button);
            return `〔#${choices.length} ${button.label}〕`;
          })
          .join(" "),
      );
    },
    find(typed) {
      const text = typed.trim();
      const [, hash = "", digits] = /^([#＃]?)(\d{1,3})$/.exec(text) ?? [];
      if (digits !== undefined && (hash !== "" || !asks)) return choices[Number(digits) - 1]?.token;
      const label = text.replace(/^〔(.*)〕$/, "$1");
      return choices.find((choice) => choice.label === label)?.token;
    },
  };
}
