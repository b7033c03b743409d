/** "C6" of row 5 and column 2, both counted from 0. */
export function addressOf({
  row,
  column,
}: {
  readonly row: number;
  readonly column: number;
}): string {
  return `${columnLetter(column)}${row + 1}`;
}

export function columnLetter(column: number): string {
  if (column > 25) return columnLetter(Math.floor(column / 26) - 1) + columnLetter(column % 26);
  return String.fromCharCode(65 + column);
}
