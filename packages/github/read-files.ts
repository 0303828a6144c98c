import { ActionError } from '#error';
import { aliases, type Question } from './inspect-query.ts';
import { at, textAt } from './json.ts';
import { type RemoteFile, remoteFile } from './remote-file.ts';
import { filesOfTree } from './tree.ts';

export interface ReadFiles {
  readonly oid: string;
  readonly files: readonly RemoteFile[];
}

/**
 * The base and the files to edit.
 * @throws ActionError BRANCH_NOT_FOUND, FILE_NOT_FOUND and what reading a file throws
 */
export function readBase(repository: unknown, question: Question): ReadFiles | 'torn' {
  const target = at(repository, 'base', 'target');
  if (target === undefined) throw noBase(question);
  const files = question.paths.map((path, index) => {
    const found = lookUp({ target, tree: at(repository, aliases.baseTree(index)), path, index });
    return found ?? missing(path, question);
  });
  return files.includes('torn') ? 'torn' : { oid: textAt(target, 'oid'), files: unique(files) };
}

/** Our branch and what it holds of the same files; what cannot be read there is as good as missing. */
export function readHead(repository: unknown, { paths }: Question): ReadFiles | 'torn' {
  const target = at(repository, 'head', 'target');
  const files = paths.map((path, index) => {
    try {
      return lookUp({ target, tree: at(repository, aliases.headTree(index)), path, index }) ?? [];
    } catch (error) {
      if (error instanceof ActionError) return [];
      throw error;
    }
  });
  return files.includes('torn') ? 'torn' : { oid: textAt(target, 'oid'), files: unique(files) };
}

interface Place {
  readonly target: unknown;
  readonly tree: unknown;
  readonly path: string;
  readonly index: number;
}

type Found = readonly RemoteFile[] | 'torn';

function lookUp({ target, tree, path, index }: Place): Found | undefined {
  const entry = at(target, aliases.entry(index));
  if (entry !== undefined && at(entry, 'type') !== 'tree') return [remoteFile(entry, path, true)];
  if (at(tree, 'entries') === undefined) return undefined;
  if (entry !== undefined && textAt(entry, 'oid') !== textAt(tree, 'oid')) return 'torn';
  return filesOfTree(tree, path);
}

/** A file that is named outright and lies in a directory that is named too counts as named. */
function unique(found: readonly Found[]): readonly RemoteFile[] {
  const files = new Map<string, RemoteFile>();
  for (const file of found.flatMap((part) => (part === 'torn' ? [] : part))) {
    if (file.named || !files.has(file.path)) files.set(file.path, file);
  }
  return [...files.values()];
}

function noBase({ repository, base }: Question): ActionError {
  const branch = base === '' ? 'a default branch' : `the branch "${base}"`;
  return new ActionError('BRANCH_NOT_FOUND', `Reading ${branch} of ${repository} failed: there is none.`, {
    hint: 'Check the input `base`; an empty repository needs a first commit.',
  });
}

function missing(path: string, { repository, base }: Question): never {
  const branch = base === '' ? 'the default branch' : `the branch "${base}"`;
  throw new ActionError(
    'FILE_NOT_FOUND',
    `Reading "${path}" failed: ${branch} of ${repository} holds no such file or directory.`,
    {
      hint: 'Check the input `path`: it is relative to the root of the repository, and upper case matters.',
    },
  );
}
