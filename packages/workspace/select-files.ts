import { realpath, stat } from 'node:fs/promises';
import { join, matchesGlob, posix } from 'node:path';
import { ActionError } from '#error';
import { confine } from './confine.ts';
import { FileElsewhere, readText, type TextFile } from './text-file.ts';
import { walk } from './walk.ts';

export interface SelectedFile extends TextFile {
  /** Named outright, not found through a directory or a glob: whoever named it expects it to be editable. */
  readonly named: boolean;
}

export interface Selection {
  readonly files: readonly SelectedFile[];
  /** Found through a directory or a glob, and not readable as text. */
  readonly skipped: readonly { readonly path: string; readonly detail: string }[];
}

/**
 * Finds and reads the files that patterns stand for: a file, a directory (every YAML and JSON file below it) or a glob.
 * `.git`, `.github` and `node_modules` are never entered.
 * @param excluded files and directories, or globs of them, that are left out, even where they are named outright
 * @throws ActionError FILE_NOT_FOUND for a path or glob that stands for nothing, PATH_OUTSIDE_WORKSPACE, FILE_NOT_TEXT
 */
export async function selectFiles(
  root: string,
  patterns: readonly string[],
  excluded: readonly string[] = [],
): Promise<Selection> {
  const named = new Map<string, boolean>();
  for (const pattern of patterns) {
    for (const [path, outright] of await pathsOf(root, pattern)) {
      if (!isExcluded(path, excluded)) named.set(path, outright || named.get(path) === true);
    }
  }
  return readAll(root, named);
}

/** Whether a glob matches a path or a directory around it. */
function isExcluded(path: string, excluded: readonly string[]): boolean {
  return excluded.some((pattern) => {
    const glob = posix.normalize(pattern).replace(/\/$/, '');
    return matchesGlob(path, glob) || matchesGlob(path, `${glob}/**`);
  });
}

type Paths = readonly (readonly [path: string, named: boolean])[];

/** The texts of more files, or of more characters in all, are not held: each is read anew when it is asked for. */
const held = { files: 2_500, characters: 16_000_000 } as const;

async function pathsOf(root: string, pattern: string): Promise<Paths> {
  if (isGlob(pattern)) return globbed(root, pattern);
  const path = posix.normalize(pattern).replace(/\/$/, '');
  const real = await confine(root, path);
  if (!(await stat(real)).isDirectory()) return [[path, true]];
  return foundIn(walk(root, path), isManifest);
}

/** kustomize also takes a kustomization without an ending. */
function isManifest(file: string): boolean {
  return /\.(?:ya?ml|json)$|(?:^|\/)[Kk]ustomization$/.test(file);
}

function isGlob(pattern: string): boolean {
  return /[*?[\]{}]/.test(pattern);
}

async function globbed(root: string, pattern: string): Promise<Paths> {
  const glob = posix.normalize(pattern);
  const fixed = glob.slice(0, glob.search(/[*?[\]{}]/));
  const directory = posix.dirname(`${fixed}.`);
  await confine(root, directory);
  const paths = foundIn(walk(root, directory), (file) => matchesGlob(file, glob));
  if (paths.length > 0) return paths;
  throw new ActionError('FILE_NOT_FOUND', `Reading "${pattern}" failed: no file in the workspace matches it.`, {
    hint: 'Check the pattern; `**` stands for any folders. Check out the repository first.',
  });
}

function foundIn(files: readonly string[], wanted: (file: string) => boolean): Paths {
  return files.filter(wanted).map((file) => [file, false]);
}

interface Found {
  readonly path: string;
  readonly named: boolean;
}

async function readAll(root: string, named: ReadonlyMap<string, boolean>): Promise<Selection> {
  const found: Found[] = [];
  const outrightPlaces = new Map<string, string>();
  const skipped: { path: string; detail: string }[] = [];
  const realRoot = await realpath(root);
  let texts: string[] = [];
  let isHeld = named.size <= held.files;
  let characters = 0;
  for (const [path, outright] of [...named].sort(([a], [b]) => (a < b ? -1 : 1))) {
    try {
      // What a walk finds is a regular file below a confined folder
      const real = outright ? await confine(root, path) : join(realRoot, path);
      const text = readText(real, path);
      found.push({ path, named: outright });
      if (outright) outrightPlaces.set(path, real);
      characters += text.length;
      isHeld &&= characters <= held.characters;
      if (isHeld) texts.push(text);
      else texts = [];
    } catch (error) {
      if (outright || !(error instanceof ActionError)) throw error;
      skipped.push({ path, detail: error.message });
    }
  }
  const placeOf = (path: string): string => outrightPlaces.get(path) ?? join(realRoot, path);
  const files = found.map((file, index) => (isHeld ? readNow(file, texts[index] ?? '') : readLater(file, placeOf)));
  return { files, skipped };
}

function readNow({ path, named }: Found, text: string): SelectedFile {
  return { path, text, named };
}

function readLater({ path, named }: Found, placeOf: (path: string) => string): SelectedFile {
  return Object.assign(new FileElsewhere(path, placeOf), { named });
}
