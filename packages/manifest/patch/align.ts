/** Which element of the one list is which of the other: pairs of indices, rising in both. */
export type Pairs = readonly (readonly [number, number])[];

/** Beyond this many comparisons lists are aligned by their common beginning and end alone. */
const maximumComparisons = 4_000_000;

/** The longest common subsequence of two lists of names. */
export function align(before: readonly string[], after: readonly string[]): Pairs {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const isEndCommon = (): boolean => before[before.length - 1 - end] === after[after.length - 1 - end];
  while (end < Math.min(before.length, after.length) - start && isEndCommon()) end += 1;
  const middle = longestCommon(before.slice(start, before.length - end), after.slice(start, after.length - end));
  return [
    ...before.slice(0, start).map((_, index) => [index, index] as const),
    ...middle.map(([a, b]) => [a + start, b + start] as const),
    ...Array.from({ length: end }, (_, index) => [before.length - end + index, after.length - end + index] as const),
  ];
}

function longestCommon(before: readonly string[], after: readonly string[]): Pairs {
  if (before.length * after.length > maximumComparisons) return [];
  // lengths[a][b]: how much the rests from a and b on have in common
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  const at = (a: number, b: number): number => lengths[a]?.[b] ?? 0;
  for (let a = before.length - 1; a >= 0; a -= 1) {
    const row = lengths[a];
    for (let b = after.length - 1; b >= 0 && row !== undefined; b -= 1) {
      row[b] = before[a] === after[b] ? at(a + 1, b + 1) + 1 : Math.max(at(a + 1, b), at(a, b + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let a = 0, b = 0; a < before.length && b < after.length; ) {
    if (before[a] === after[b]) pairs.push([a++, b++]);
    else if (at(a + 1, b) >= at(a, b + 1)) a += 1;
    else b += 1;
  }
  return pairs;
}
