import { posix } from 'node:path';
import { type Cursor, invalid } from '../set/cursor.ts';
import type { Target } from './target.ts';

type Option = (value: string) => Partial<Target> | undefined;

const options: Readonly<Record<string, Option>> = {
  '-n': (value) => ({ namespace: value }),
  '-f': (value) => ({ file: posix.normalize(value) }),
  '-d': (value) => (/^[0-9]{1,6}$/.test(value) ? { index: Number(value) } : undefined),
  '-l': (value) => {
    const labels = value.split(',').map((pair) => /^([^=!]+)==?([^=]*)$/.exec(pair));
    const isWhole = labels.every((match) => match !== null);
    return isWhole ? { labels: new Map(labels.map((match) => [match?.[1] ?? '', match?.[2] ?? ''])) } : undefined;
  },
};

/** Reads a section: `[deployment/web -n prod -l tier=web -f apps/*.yaml -d 0]`. */
export function parseTarget(cursor: Cursor): Target {
  const source = /^\[(.*)\]$/.exec(cursor.text)?.[1]?.trim();
  if (source === undefined) throw invalid(cursor, 'a section ends with "]" (a list at the root is "$[0]")');
  const words = source === '' ? [] : source.split(/\s+/);
  let target: Target = { source, labels: new Map() };
  while (words.length > 0) {
    const word = words.shift() ?? '';
    const part = word.startsWith('-') ? options[word]?.(words.shift() ?? '') : parseObject(word);
    const isNew = part !== undefined && Object.keys(part).every((key) => key === 'labels' || !(key in target));
    if (!isNew)
      throw invalid(
        cursor,
        `"${word}" is not understood there, as in [kind/name -n namespace -l key=value -f glob -d index]`,
      );
    target = { ...target, ...part };
  }
  return target;
}

function parseObject(word: string): Partial<Target> | undefined {
  const [, kind, group, name] = /^([A-Za-z][A-Za-z0-9]*)(?:\.([a-z0-9.-]+))?\/([^/\s]+)$/.exec(word) ?? [];
  if (kind === undefined || name === undefined) return undefined;
  return { kind: kind.toLowerCase(), name, ...(group !== undefined && { group }) };
}
