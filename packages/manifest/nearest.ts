/** Longer texts are compared by their beginning: enough to recognize a slip, and bounded. */
const compared = 100;

/** The candidates most like what was looked for, the best first. */
export function nearest<T>(wanted: string, candidates: readonly T[], text: (candidate: T) => string): readonly T[] {
  return candidates
    .map((candidate) => ({ candidate, ...likeness(wanted, text(candidate)) }))
    .toSorted((a, b) => a.distance - b.distance || b.begin - a.begin)
    .map(({ candidate }) => candidate);
}

interface Likeness {
  readonly distance: number;
  /** How many characters they begin with in common. */
  readonly begin: number;
}

function likeness(wanted: string, candidate: string): Likeness {
  const [a, b] = [folded(wanted), folded(candidate)];
  let begin = 0;
  while (begin < a.length && a[begin] === b[begin]) begin += 1;
  return { distance: distance(a, b), begin };
}

/** Levenshtein's distance: how many characters must be added, removed or replaced. */
function distance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}

function folded(text: string): string {
  return text.slice(0, compared).toLowerCase();
}
