import { posix } from 'node:path';
import { accept, type Parsed, type Parser, refuse } from '#input';
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

/** Reads a target without its brackets: `deployment/web -n prod -l tier=web -f apps/*.yaml -d 0`. */
export function readTarget(source: string): Parsed<Target> {
  const words = source === '' ? [] : source.split(/\s+/);
  let target: Target = { source, labels: new Map() };
  while (words.length > 0) {
    const word = words.shift() ?? '';
    const part = word.startsWith('-') ? options[word]?.(words.shift() ?? '') : parseObject(word);
    const isNew = part !== undefined && Object.keys(part).every((key) => key === 'labels' || !(key in target));
    if (!isNew) {
      return refuse(`"${word}" is not understood there, as in [kind/name -n namespace -l key=value -f glob -d index]`);
    }
    target = { ...target, ...part };
  }
  return accept(target);
}

function parseObject(word: string): Partial<Target> | undefined {
  const [, kind, group, name] = /^([A-Za-z][A-Za-z0-9]*)(?:\.([a-z0-9.-]+))?\/([^/\s]+)$/.exec(word) ?? [];
  if (kind === undefined || name === undefined) return undefined;
  return { kind: kind.toLowerCase(), name, ...(group !== undefined && { group }) };
}

/** A target as an input of its own, with or without brackets; `undefined` where it is absent. */
export const targetInput: Parser<Target | undefined> = {
  parse(raw) {
    const text = raw.trim();
    if (text === '') return accept(undefined);
    const parsed = readTarget((/^\[(.*)\]$/.exec(text)?.[1] ?? text).trim());
    return parsed.ok ? parsed : refuse('one target like deployment/web -n prod, or -f values.yaml');
  },
};
