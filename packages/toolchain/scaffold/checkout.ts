import { realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import { execute } from '#exec';
import { type Remote, remoteOf } from './remote.ts';

/** What git knows of a checkout. */
export interface Checkout extends Remote {
  readonly root: string;
  /** The branch that `origin` has checked out, else the one that is checked out here. */
  readonly branch: string;
  /** Every file that git tracks or would track, relative to the root. */
  readonly files: readonly string[];
  readonly tags: readonly string[];
}

/** Reads a checkout, or says in a sentence why it cannot be used. */
export async function readCheckout(directory: string): Promise<Checkout | string> {
  const root = await realpath(directory).catch(() => undefined);
  if (root === undefined) return `"${directory}" is not there`;
  const top = await git(root, 'rev-parse', '--show-toplevel');
  if (top === undefined) return `"${directory}" is no checkout of a git repository`;
  if ((await realpath(top)) !== root) return `"${directory}" lies inside a checkout; give its root, "${top}"`;
  const [name, ...others] = ((await git(root, 'remote')) ?? '').split('\n').filter((each) => each !== '');
  const remotes = [name, ...others];
  const chosen = remotes.includes('origin') ? 'origin' : name;
  if (chosen === undefined) return `"${directory}" has no remote; set it by \`git remote add origin\``;
  if (chosen !== 'origin' && others.length > 0) return `"${directory}" has several remotes and none is named origin`;
  const remote = remoteOf((await git(root, 'remote', 'get-url', chosen)) ?? '');
  if (remote === undefined) return `the remote of "${directory}" is no address of a repository as host/owner/name`;
  return {
    ...remote,
    root,
    branch: await branchOf(root, chosen),
    files: ((await git(root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard')) ?? '')
      .split('\0')
      .filter((file) => file !== ''),
    tags: ((await git(root, 'tag', '--list')) ?? '').split('\n').filter((tag) => tag !== ''),
  };
}

async function branchOf(root: string, remote: string): Promise<string> {
  const head = await git(root, 'symbolic-ref', '--quiet', `refs/remotes/${remote}/HEAD`);
  const own = await git(root, 'symbolic-ref', '--quiet', 'HEAD');
  return head?.replace(`refs/remotes/${remote}/`, '') ?? basename(own ?? 'main');
}

/** What git says; `undefined` when it fails. No program that the checkout names is run. */
async function git(root: string, ...args: readonly string[]): Promise<string | undefined> {
  const quiet = ['-c', 'core.fsmonitor=false', '-C', root];
  return execute('git', [...quiet, ...args]).then(
    ({ stdout }) => stdout.replace(/\n$/, ''),
    () => undefined,
  );
}
