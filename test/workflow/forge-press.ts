import type { Action, Position } from "../../src/events/chat/chat-events.js";
import type { Play } from "./play.js";

let forged = 0;

/**
 * Presses a button of that action, whoever gave it to them: forged, or kept from when they still might.
 *
 * @param open the report their chat has open; left out: the one it has open now
 * @returns what they are told
 */
export async function forgePress(
  { store, stage, who }: Play,
  id: string,
  action: Action,
  open?: { readonly report: string | null; readonly position: Position },
): Promise<string> {
  const { chat } = await store.load(`fake:${id}`, null);
  const { report, position } = open ?? chat;
  const actions = [["forged", action]] as const;
  await store.commit({
    ...{ update: `forged${(forged += 1)}`, chat: chat.id, reportEvents: [] },
    expected: { chat: chat.version },
    chatEvents: [
      {
        ...{ batch: "forged", by: chat.id, at: "2020-08-20T00:00:00.000Z" },
        event: { type: "turned", report, position, turn: chat.turn, actions },
      },
    ],
  });
  await stage.workflow.handle(stage.update({ kind: "press", token: "forged" }, id));
  return who(id).hear();
}
