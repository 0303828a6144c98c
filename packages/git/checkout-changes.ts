import { lstat, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionError } from '#error';
import { type IsolatedGit, isolateGit } from './isolated.ts';
import { parseStatus, type StatusEntry, type StoredFile } from './status.ts';

/** What is not committed in a checkout. */
export interface CheckoutChanges {
  /** The commit that it stands at. */
  readonly head: string;
  readonly changes: readonly CheckoutChange[];
}

export interface CheckoutChange {
  readonly path: string;
  /** In the commit; undefined for a new file. */
  readonly before: RegularFile | undefined;
  /** Undefined for a deleted file. */
  readonly after: (RegularFile & { readonly bytes: Uint8Array }) | undefined;
}

interface RegularFile {
  readonly mode: '100644' | '100755';
  readonly oid: string;
}

export interface Wanted {
  /** Which paths count. */
  readonly wanted: (path: string) => boolean;
  /** How many of them there may be. */
  readonly most: number;
}

/**
 * The files that differ from the commit of a checkout, staged or not, untracked ones that are not ignored included; a
 * renamed file is one that is deleted and one that is new. Contents are what git would store: line ends are converted as
 * `.gitattributes` and the checkout's settings say.
 * @throws ActionError CHECKOUT_REFUSED naming what cannot be committed: links, submodules, conflicts, filtered files;
 *   LIMIT_EXCEEDED
 */
export async function checkoutChanges(
  directory: string,
  environment: Readonly<Record<string, string>>,
  { wanted, most }: Wanted,
): Promise<CheckoutChanges> {
  await using git = await isolateGit(directory, environment);
  const options = ['--porcelain=v2', '-z', '--no-renames', '--untracked-files=all', '--ignore-submodules=dirty'];
  const entries = parseStatus(await git.run(['status', ...options])).filter(({ path }) => wanted(path));
  if (entries.length > most) throw tooMany(directory, entries.length, most);
  const before = new Map(entries.map((entry) => [entry.path, regular(entry.path, entry.before)]));
  const modes = new Map<string, RegularFile['mode']>();
  for (const entry of entries) {
    const mode = await modeOf(entry, git);
    if (mode !== undefined) modes.set(entry.path, mode);
  }
  await refuseFiltered([...modes.keys()], git);
  const after = await contentsOf(modes, git);
  const changes = entries.map(({ path }) => ({ path, before: before.get(path), after: after.get(path) }));
  return { head: git.head, changes: changes.filter(isChange) };
}

function tooMany(directory: string, found: number, most: number): ActionError {
  return new ActionError(
    'LIMIT_EXCEEDED',
    `Reading the checkout "${directory}" failed: ${found} files differ from its commit, more than ${most}.`,
    { hint: 'Name those that are meant in `add-paths`, and ignore the others (.gitignore).' },
  );
}

/** What was staged and taken back is none. */
function isChange({ before, after }: CheckoutChange): boolean {
  return before?.oid !== after?.oid || before?.mode !== after?.mode;
}

/** Of a file that is there. */
async function modeOf(
  { path, mode, isUnmerged }: StatusEntry,
  git: IsolatedGit,
): Promise<RegularFile['mode'] | undefined> {
  if (isUnmerged) return refuse(path, 'a merge left it undecided', 'Resolve the conflict first.');
  if (/[\p{Cc}\ufffd]/u.test(path))
    return refuse(path, 'its name holds control characters, or is not UTF-8', 'Rename it.');
  if (path.endsWith('/'))
    return refuse(path, 'it is a repository of its own', 'Leave it out of `add-paths`, or ignore it.');
  if (mode === undefined) return undefined;
  if (mode !== '?') return regular(path, { mode, oid: '' })?.mode;
  const facts = await lstat(join(git.root, path));
  return regular(path, { oid: '', mode: facts.isSymbolicLink() ? link : facts.mode & 0o100 ? '100755' : '100644' })
    ?.mode;
}

const link = '120000';

function regular(path: string, file: StoredFile | undefined): RegularFile | undefined {
  if (file === undefined) return undefined;
  const { mode, oid } = file;
  if (mode === '100644' || mode === '100755') return { mode, oid };
  const found = mode === link ? 'it is, or was, a symbolic link' : 'it is, or was, a submodule';
  return refuse(path, found, 'Leave it out of `add-paths`, or undo the change.');
}

/** A clean filter is a command; the content without it would not be what git stores. */
async function refuseFiltered(paths: readonly string[], git: IsolatedGit): Promise<void> {
  if (paths.length === 0) return;
  const listed = (
    await git.run(['check-attr', '-z', '--stdin', 'filter'], paths.map((path) => `${path}\0`).join(''))
  ).split('\0');
  for (let index = 0; index + 2 < listed.length; index += 3) {
    const [path = '', , filter = ''] = listed.slice(index);
    if (filter === 'unspecified' || filter === 'unset') continue;
    refuse(path, `.gitattributes sends it through the filter "${filter}", a command`, 'Leave it out of `add-paths`.');
  }
}

type Contents = ReadonlyMap<string, RegularFile & { readonly bytes: Uint8Array }>;

async function contentsOf(modes: ReadonlyMap<string, RegularFile['mode']>, git: IsolatedGit): Promise<Contents> {
  const paths = [...modes.keys()];
  const input = paths.map((path) => `${quoted(path)}\n`).join('');
  const hash = async (option: string): Promise<readonly string[]> =>
    paths.length === 0 ? [] : (await git.run(['hash-object', option, '--stdin-paths'], input)).split('\n');
  const stored = await hash('-w');
  const raw = await hash('--no-filters');
  const contents = new Map<string, RegularFile & { readonly bytes: Uint8Array }>();
  for (const [index, path] of paths.entries()) {
    const [oid = '', mode] = [stored[index], modes.get(path)];
    if (mode === undefined) continue;
    const bytes =
      oid === raw[index] ? await readRegular(path, git) : Buffer.from(await git.run(['cat-file', 'blob', oid]));
    contents.set(path, { mode, oid, bytes });
  }
  return contents;
}

/** Git itself never looks through a link; neither does this. */
async function readRegular(path: string, { root }: IsolatedGit): Promise<Uint8Array> {
  const place = join(root, path);
  if ((await realpath(place)) !== place)
    return refuse(path, 'it lies behind a symbolic link', 'Leave it out of `add-paths`.');
  return await readFile(place);
}

/** A line that starts with a quote is read as C would read it. */
function quoted(path: string): string {
  return path.startsWith('"') ? JSON.stringify(path) : path;
}

function refuse(path: string, found: string, hint: string): never {
  throw new ActionError('CHECKOUT_REFUSED', `Committing "${path}" was refused: ${found}.`, { hint });
}
