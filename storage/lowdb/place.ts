/**
 * Where a line of the journal begins: segment number and offset in one number, so that places compare in
 * the order they were written. A segment number is never used twice.
 */
export type Place = number;

/** More bytes than a segment ever has. */
const SPAN = 2 ** 32;

export function placeAt(segment: number, offset: number): Place {
  return segment * SPAN + offset;
}

export function segmentOf(place: Place): number {
  return Math.floor(place / SPAN);
}

export function offsetOf(place: Place): number {
  return place % SPAN;
}
