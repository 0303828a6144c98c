import { createHash } from 'node:crypto';

const alphabets = [
  'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  ' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
  '\n\t =<',
  'äöüßéñ…€漢字😀\u2028\u00a0\ufeff',
  '\u0000\u0001\u007f\r',
];

/** Numbers that look random, and are the same in each run. */
function* numbers(seed: string): Generator<number, never> {
  for (let round = 0; ; round += 1) {
    const block = createHash('sha256').update(`${seed} ${round}`).digest();
    for (let at = 0; at < block.length; at += 4) yield block.readUInt32BE(at);
  }
}

/** By key; of every length from nothing to some thousand characters, of all kinds of characters. */
export function randomSecrets(count: number, seed: string): ReadonlyMap<string, string> {
  const source = numbers(seed);
  const next = (below: number): number => source.next().value % below;
  const characters = alphabets.map((alphabet) => [...alphabet]);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const length = next(4) === 0 ? next(4_000) : next(60);
      const kinds = characters.slice(0, 1 + next(characters.length));
      const value = Array.from({ length }, () => {
        const kind = kinds[next(kinds.length)] ?? [];
        return kind[next(kind.length)] ?? '';
      }).join('');
      // A carriage return at the end belongs to the line break that follows.
      return [`key-${index}`, value.replace(/\r+$/, '')];
    }),
  );
}
