import { posix } from 'node:path';
import { matchesGlob } from './glob.ts';

/**
 * Whether a .gitignore keeps a path out of the repository: of the patterns that match it, or a folder around it, the last
 * one decides.
 * @see https://git-scm.com/docs/gitignore#_pattern_format
 */
export function isIgnored(path: string, texts: ReadonlyMap<string, string>): boolean {
  const folders = foldersAround(path);
  // What lies in an ignored folder cannot be taken back in.
  return [...folders.slice(1), path].some((each) => isMatched(each, each !== path, texts));
}

function isMatched(path: string, isFolder: boolean, texts: ReadonlyMap<string, string>): boolean {
  let ignored = false;
  for (const folder of foldersAround(path)) {
    const text = texts.get(folder === '' ? '.gitignore' : `${folder}/.gitignore`) ?? '';
    const relative = folder === '' ? path : path.slice(folder.length + 1);
    for (const pattern of patternsIn(text)) {
      if (pattern.isForFolders && !isFolder) continue;
      if (matchesGlob(pattern.glob, relative)) ignored = !pattern.isNegated;
    }
  }
  return ignored;
}

/** From the root inwards. */
function foldersAround(path: string): readonly string[] {
  const parts = posix.dirname(path).split('/');
  return parts[0] === '.' ? [''] : ['', ...parts.map((_, index) => parts.slice(0, index + 1).join('/'))];
}

interface Pattern {
  readonly isNegated: boolean;
  readonly isForFolders: boolean;
  readonly glob: string;
}

function patternsIn(text: string): readonly Pattern[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/(?<!\\)\s+$/, ''))
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(readPattern);
}

function readPattern(line: string): Pattern {
  const isNegated = line.startsWith('!');
  const body = isNegated ? line.slice(1) : line;
  const isForFolders = body.endsWith('/');
  const bare = body.replace(/\/$/, '');
  const glob = bare.replace(/^\//, '');
  return { isNegated, isForFolders, glob: bare.includes('/') ? glob : `**/${glob}` };
}
