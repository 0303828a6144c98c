import { accept, type Parser, refuse } from '#input';
import type { Field, Schema } from '../strategic/schema.ts';
import { unknown } from './unknown.ts';

/** What a user says about a list: `spec.servers = name`. */
export interface MappedList {
  /** Keys from the root; lists on the way are passed without an index. */
  readonly path: readonly string[];
  /** What tells the elements apart; `undefined` for a list that is replaced, empty for a set of single values. */
  readonly keys: readonly string[] | undefined;
}

const key = '[A-Za-z_][A-Za-z0-9_-]*';
const pattern = new RegExp(`^(${key}(?:\\.${key})*)\\s*=\\s*(${key}(?:\\s*,\\s*${key})*)$`);

/** One list: `path.to.list = key[,key…]`, `= set` or `= atomic`. */
export const mappedList: Parser<MappedList> = {
  parse(raw) {
    const [, path, keys] = pattern.exec(raw) ?? [];
    if (path === undefined || keys === undefined) {
      return refuse('path.to.list = key (or key,key; or set; or atomic) on each line');
    }
    return accept({ path: path.split('.'), keys: keysOf(keys) });
  },
};

function keysOf(text: string): readonly string[] | undefined {
  if (text === 'atomic') return undefined;
  return text === 'set' ? [] : text.split(/\s*,\s*/);
}

/** The lists that a user says something about. */
export function keyMap(lists: readonly MappedList[]): Schema {
  if (lists.length === 0) return unknown;
  return (name) => {
    const deeper = lists
      .filter(({ path }) => path[0] === name)
      .map(({ path, keys }) => ({ path: path.slice(1), keys }));
    const below = keyMap(deeper.filter(({ path }) => path.length > 0));
    const own = deeper.find(({ path }) => path.length === 0);
    return own === undefined ? { strategy: 'unknown', below } : fieldOf(own, below);
  };
}

function fieldOf({ keys }: MappedList, below: Schema): Field {
  if (keys === undefined) return { strategy: 'default', below };
  return keys.length === 0 ? { strategy: 'set' } : { strategy: 'merge', key: { exact: keys }, below };
}
