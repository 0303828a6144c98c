import type { Manifest } from '../yaml/manifest.ts';
import type { ScalarNode } from '../yaml/node.ts';
import { applySplices } from '../yaml/splice.ts';
import { masked, secretScalars } from './secrets.ts';

/**
 * Two states of a file with the values of Secrets hidden, line by line, so that a diff of them has the lines of the real
 * one. Where a value differs the two sides show it, as kubectl's diff does: `*** (before)`, `*** (after)`.
 */
export function maskedTexts(before: Manifest, after: Manifest): readonly [string, string] {
  if (!mayHoldSecret(before) && !mayHoldSecret(after)) return [before.text, after.text];
  const [old, now] = [secretsOf(before), secretsOf(after)];
  return [mask(before, old, { other: now, side: 'before' }), mask(after, now, { other: old, side: 'after' })];
}

/** Where neither the word nor an escape stands, no object of a file is a Secret: its tree need not be built. */
function mayHoldSecret({ text }: Manifest): boolean {
  return text.includes('Secret') || text.includes('\\');
}

interface Hidden {
  readonly node: ScalarNode;
  readonly key: string;
}

function secretsOf({ documents }: Manifest): readonly Hidden[] {
  return documents.flatMap((root, index) =>
    secretScalars(root).map(({ node, path }) => ({ node, key: `${index} ${path}` })),
  );
}

interface Other {
  readonly other: readonly Hidden[];
  readonly side: string;
}

function mask({ text }: Manifest, secrets: readonly Hidden[], { other, side }: Other): string {
  const texts = new Map(other.map(({ key, node }) => [key, node.text]));
  const splices = secrets.map(({ key, node }) => {
    const stars = texts.get(key) === node.text ? masked : `${masked} (${side})`;
    return { start: node.start, end: node.end, text: hide(text, node, stars) };
  });
  return applySplices(text, splices);
}

function hide(text: string, { start, end }: ScalarNode, stars: string): string {
  return text
    .slice(start, end)
    .split('\n')
    .map((line, index) => (line.trim() === '' && index > 0 ? line : `${/^[ \t]*/.exec(line)?.[0] ?? ''}${stars}`))
    .join('\n');
}
