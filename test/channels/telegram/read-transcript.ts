/**
 * A conversation of several people, as it reads on paper:
 *
 *     # what this scene is about
 *     张三: what they type
 *     李四: 〔what is on the button they press〕
 *     王五: (点开赵六给的链接)
 *       what the bot says to them, or a part of it
 *       〔a button〕
 *     王五 收到
 *       what came unasked
 */
export interface Said {
  readonly scene: string;
  readonly who: string;
  readonly does:
    | { readonly what: "types" | "presses"; readonly text: string }
    | { readonly what: "follows"; readonly whose: string }
    | { readonly what: "hears" };
  /** Parts of what they are told then. */
  readonly told: readonly string[];
}

export function readTranscript(text: string): readonly Said[] {
  const all: (Said & { readonly told: string[] })[] = [];
  let scene = "";
  for (const line of text.split("\n")) {
    const [, title] = /^# (.+)$/.exec(line) ?? [];
    const [, told] = /^ {2}(\S.*)$/.exec(line) ?? [];
    const [, who, does] = /^(\S+)(?:: (.+)| 收到)$/.exec(line) ?? [];
    if (title !== undefined) scene = title;
    else if (told !== undefined) all.at(-1)?.told.push(told);
    else if (who !== undefined) all.push({ scene, who, does: readDoing(does), told: [] });
    else if (line !== "") throw new Error(`not read: ${line}`);
  }
  return all;
}

function readDoing(text: string | undefined): Said["does"] {
  if (text === undefined) return { what: "hears" };
  const [, label] = /^〔(.+)〕$/.exec(text) ?? [];
  if (label !== undefined) return { what: "presses", text: label };
  const [, whose] = /^\(点开(.+)给的链接\)$/.exec(text) ?? [];
  return whose === undefined
    ? { what: "types", text: text.replaceAll("⏎", "\n").replaceAll("⇥", "\t") }
    : { what: "follows", whose };
}
