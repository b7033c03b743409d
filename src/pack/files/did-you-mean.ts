/**
 * What to write instead of an unknown word: the nearest known one, else the choice when it is short.
 *
 * @returns e.g. 是不是“label”？ / 可用的有：a、b
 */
export function didYouMean(word: string, known: Iterable<string>): string {
  const words = [...known];
  const near = findNear(word, words);
  if (near !== undefined) return `是不是“${near}”？`;
  if (words.length === 0) return "这里还没有可用的";
  if (words.length <= LISTED) return `可用的有：${words.join("、")}`;
  return `可用的有：${words.slice(0, LISTED).join("、")} 等${words.length}个`;
}

const LISTED = 30;

/** The known word that takes the fewest changes, when they are few for its length. */
export function findNear(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let fewest = mostChanges(word.length) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= fewest) continue;
    const changes = countChanges(word, candidate);
    if (changes < fewest) {
      fewest = changes;
      best = candidate;
    }
  }
  return best;
}

function mostChanges(length: number): number {
  return length < 4 ? 1 : Math.max(2, Math.floor(length / 3));
}

/** Letters added, dropped, replaced, or swapped with their neighbour. */
function countChanges(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1];
      let least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) least = Math.min(least, at(beforeLast, j - 2) + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
