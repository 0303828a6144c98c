import { ActionError } from '#error';
import type { ExactTexts } from './exact-texts.ts';
import type { Point } from './file-change.ts';
import { at, textAt } from './json.ts';
import { type PathState, stateOf } from './path-state.ts';
import { aliases, type Question } from './question.ts';
import { type RemoteFile, remoteFile } from './remote-file.ts';
import { filesOfTree, readable } from './tree.ts';

/** What a branch holds of what was asked for. */
export interface ReadFiles extends Point {
  readonly files: readonly RemoteFile[];
  /** Of the paths whose states were asked for; what is not there is left out. */
  readonly states: ReadonlyMap<string, PathState>;
}

/**
 * The base and the files to edit.
 * @throws ActionError BRANCH_NOT_FOUND, FILE_NOT_FOUND and what reading a file throws
 */
export function readBase(repository: unknown, question: Question, exact: ExactTexts): ReadFiles | 'torn' {
  const target = at(repository, 'base', 'target');
  if (target === undefined) throw noBase(question);
  const files = question.paths.map((path, index) => {
    const found = lookUp({ target, tree: at(repository, aliases.baseTree(index)), path, index }, exact);
    return found ?? missing(path, question);
  });
  return files.includes('torn') ? 'torn' : readTip(target, question, { files, exact });
}

/** Our branch and what it holds of the same files; what cannot be read there is as good as missing. */
export function readHead(repository: unknown, question: Question, exact: ExactTexts): ReadFiles | 'torn' {
  const target = at(repository, 'head', 'target');
  const files = question.paths.map((path, index) => {
    try {
      return lookUp({ target, tree: at(repository, aliases.headTree(index)), path, index }, exact) ?? [];
    } catch (error) {
      if (error instanceof ActionError) return [];
      throw error;
    }
  });
  return files.includes('torn') ? 'torn' : readTip(target, question, { files, exact });
}

/** What needs no tree beside the commit. */
function readTip(
  target: unknown,
  { globbed = [], states: stated = [] }: Question,
  { files, exact }: { readonly files: readonly Found[]; readonly exact: ExactTexts },
): ReadFiles {
  const found = globbed.map((path, index) => {
    const entry = at(target, aliases.globbed(index));
    return entry === undefined ? [] : readable(entry, path, exact);
  });
  const states = stated.flatMap((path, index) => {
    const entry = at(target, aliases.state(index));
    return entry === undefined ? [] : [[path, stateOf(entry)] as const];
  });
  return {
    oid: textAt(target, 'oid'),
    tree: textAt(target, 'tree', 'oid'),
    files: unique([...files, ...found]),
    states: new Map(states),
  };
}

interface Place {
  readonly target: unknown;
  readonly tree: unknown;
  readonly path: string;
  readonly index: number;
}

type Found = readonly RemoteFile[] | 'torn';

function lookUp({ target, tree, path, index }: Place, exact: ExactTexts): Found | undefined {
  const entry = at(target, aliases.entry(index));
  if (entry !== undefined && at(entry, 'type') !== 'tree') return [remoteFile(entry, { path, named: true, exact })];
  if (at(tree, 'entries') === undefined) return undefined;
  if (entry !== undefined && textAt(entry, 'oid') !== textAt(tree, 'oid')) return 'torn';
  return filesOfTree(tree, path, exact);
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
