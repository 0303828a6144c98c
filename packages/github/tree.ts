import { ActionError } from '#error';
import type { ExactTexts } from './exact-texts.ts';
import { at, listAt, textAt } from './json.ts';
import { type RemoteFile, remoteFile } from './remote-file.ts';

/** How many levels of folders the inspect query reads below a directory: each is a nested selection. */
export const treeDepth = 3;

/** More are not read at once. */
export const maximumFiles = 200;

/** Folders that hold no manifests and may hold what must not be edited. */
export const closedFolders: ReadonlySet<string> = new Set(['.git', '.github', 'node_modules']);

/**
 * The YAML and JSON files below a directory. Those that are no plain text are left out: nobody named them.
 * @throws ActionError LIMIT_EXCEEDED
 */
export function filesOfTree(tree: unknown, directory: string, exact: ExactTexts): readonly RemoteFile[] {
  const found = collect({ tree, directory, level: 0 }, exact);
  if (found.length <= maximumFiles) return found;
  throw tooMuch(directory, `it holds ${found.length} manifests, more than ${maximumFiles}`);
}

interface Folder {
  readonly tree: unknown;
  readonly directory: string;
  readonly level: number;
}

function collect({ tree, directory, level }: Folder, exact: ExactTexts): readonly RemoteFile[] {
  return listAt(tree, 'entries').flatMap((entry): readonly RemoteFile[] => {
    const name = textAt(entry, 'name');
    const path = directory === '.' ? name : `${directory}/${name}`;
    const type = textAt(entry, 'type');
    if (type === 'blob') return /\.(ya?ml|json)$/.test(name) ? readable(entry, path, exact) : [];
    if (type !== 'tree' || closedFolders.has(name)) return [];
    if (level === treeDepth) throw tooMuch(path, `it lies more than ${treeDepth} levels below the directory named`);
    return collect({ tree: at(entry, 'object'), directory: path, level: level + 1 }, exact);
  });
}

/** Nobody named it: what cannot be edited is passed over. */
export function readable(entry: unknown, path: string, exact: ExactTexts): readonly RemoteFile[] {
  try {
    return [remoteFile(entry, { path, named: false, exact })];
  } catch (error) {
    if (error instanceof ActionError) return [];
    throw error;
  }
}

function tooMuch(directory: string, found: string): ActionError {
  return new ActionError('LIMIT_EXCEEDED', `Reading "${directory}" failed: ${found}.`, {
    hint: 'Name the files, or a directory nearer to them, in `path`.',
  });
}
