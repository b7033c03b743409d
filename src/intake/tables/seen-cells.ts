/** A cell of a sheet, from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Which cells of a sheet were looked at. */
export interface SeenCells {
  add(cell: CellPlace): void;
  has(cell: CellPlace): boolean;
}

export function createSeenCells(): SeenCells {
  const seen = new Set<string>();
  const nameOf = ({ row, column }: CellPlace): string => `${row} ${column}`;
  return {
    add: (cell) => void seen.add(nameOf(cell)),
    has: (cell) => seen.has(nameOf(cell)),
  };
}
