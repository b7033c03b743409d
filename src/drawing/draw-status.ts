import { pngOf } from "./draw-png.js";
import { drawBoard, type StatusBoard } from "./status-board.js";

/** Pixels a point: sharp on a phone, and not much more than a messenger keeps of it. */
const SCALE = 2;

/** How departments stand as a PNG, as wide as a phone. */
export function drawStatus(board: StatusBoard): Uint8Array {
  return pngOf(drawBoard(board), SCALE);
}
