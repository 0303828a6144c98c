import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { contentsIfAny, isAbsence } from './loose-objects.ts';

/** The ids that refs name, by name: https://git-scm.com/docs/gitrepository-layout. Undefined of what names another ref. */
type Refs = ReadonlyMap<string, string | undefined>;

/**
 * What a full name stands for, as the repository's files have it. A ref that has a file of its own is that, whatever the one
 * file of many refs says.
 */
export function refIn(directory: string, name: string): { readonly oid: string | undefined } | undefined {
  const own = contentsIfAny(join(directory, name));
  if (own !== undefined) return { oid: idIn(own.toString('utf8')) };
  const packed = packedRefs(directory);
  return packed.has(name) ? { oid: packed.get(name) } : undefined;
}

/** The full name of the branch that is checked out where a clone begins. */
export function headOf(directory: string): string {
  return /^ref: (refs\/\S+)\n$/.exec(contentsIfAny(join(directory, 'HEAD'))?.toString('utf8') ?? '')?.[1] ?? '';
}

/** Those of a folder such as `refs/heads`, and of all below, in the order of their names. */
export function refsBelow(directory: string, folder: string): Refs {
  const found = new Map([...packedRefs(directory)].filter(([name]) => name.startsWith(`${folder}/`)));
  for (const name of filesBelow(directory, folder)) {
    const file = contentsIfAny(join(directory, name));
    if (file !== undefined) found.set(name, idIn(file.toString('utf8')));
  }
  return new Map([...found].toSorted(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
}

export function packedRefs(directory: string): Refs {
  const rows = (contentsIfAny(join(directory, 'packed-refs'))?.toString('utf8') ?? '').split('\n');
  const pairs = rows.flatMap((row) => {
    // Comments, and what a tag of the row before leads to, are no refs.
    const [, oid, name] = /^([0-9a-f]{40}) (.+)$/.exec(row) ?? [];
    return oid === undefined || name === undefined ? [] : [[name, oid] as const];
  });
  return new Map(pairs);
}

function idIn(text: string): string | undefined {
  return /^([0-9a-f]{40})\n?$/.exec(text)?.[1];
}

function filesBelow(directory: string, folder: string): readonly string[] {
  return entriesOf(join(directory, folder)).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(directory, name);
    return name.endsWith('.lock') ? [] : [name];
  });
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && isAbsence(error.code)) return [];
    throw error;
  }
}
