import { lstat, readFile, realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Entry } from './entry.ts';
import { invalid } from './entry.ts';

/** Where files that a kubeconfig names may lie; `undefined` for one that came as text, which may name none. */
export type Folder = string | undefined;

const largestFile = 1_048_576;

/** What stands at `<key>-data` in base64, else in the file that `key` names. */
export async function material(entry: Entry, key: string, folder: Folder): Promise<string | undefined> {
  const data = entry.text(`${key}-data`);
  if (data !== undefined) return decoded(data, entry, `${key}-data`);
  const path = entry.text(key);
  return path === undefined ? undefined : await readFile(await confined(path, { key, folder, entry }), 'utf8');
}

function decoded(data: string, entry: Entry, key: string): string {
  const text = data.replace(/\s/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) throw invalid(`${key} is no base64`, entry.at);
  return Buffer.from(text, 'base64').toString('utf8');
}

interface Reference {
  readonly key: string;
  readonly folder: Folder;
  readonly entry: Entry;
}

/**
 * The real path of a file that a kubeconfig names: only what lies beside the kubeconfig, or below, is read, so that a file from
 * elsewhere cannot make this runner send its own files away as credentials.
 */
export async function confined(path: string, { key, folder, entry }: Reference): Promise<string> {
  if (folder === undefined)
    throw invalid(`${key} names a file, and a kubeconfig given as text may name none`, entry.at);
  const root = await realpath(folder);
  const wanted = resolve(root, path);
  if (path.includes('\0') || !isInside(root, wanted)) throw outside(key, path, entry);
  const real = await realpath(wanted).catch(() => {
    throw invalid(`${key} names "${path}", which is not there`, entry.at);
  });
  if (!isInside(root, real)) throw outside(key, path, entry);
  const found = await lstat(real);
  if (!found.isFile()) throw invalid(`${key} names "${path}", which is no file`, entry.at);
  if (found.size > largestFile) throw invalid(`${key} names "${path}", which is larger than any certificate`, entry.at);
  return real;
}

function isInside(root: string, path: string): boolean {
  const below = relative(root, path);
  return below !== '' && below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below);
}

function outside(key: string, path: string, entry: Entry): Error {
  return invalid(`${key} names "${path}", which lies outside the kubeconfig's own folder`, entry.at);
}
