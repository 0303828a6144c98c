import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Identity, writeCommit } from '../git/commits.ts';
import { writeBlob } from '../git/objects.ts';
import { type Git, gitIn } from '../git/plumbing.ts';
import { updateRefs, zeros } from '../git/refs.ts';
import { editTree } from '../git/trees.ts';
import { nodeId } from './node-id.ts';
import { PullRequests } from './pull-request.ts';

export interface Repository {
  readonly id: number;
  readonly nodeId: string;
  readonly owner: string;
  readonly name: string;
  readonly nameWithOwner: string;
  readonly isPrivate: boolean;
  readonly defaultBranch: string;
  readonly createdAt: Date;
  readonly directory: string;
  readonly git: Git;
  readonly secrets: Map<string, string>;
  readonly pullRequests: PullRequests;
}

export interface RepositorySeed {
  readonly id: number;
  readonly nextId: () => number;
  readonly nameWithOwner: string;
  readonly isPrivate: boolean;
  readonly directory: string;
  readonly signal: AbortSignal;
}

/** As GitHub has it: any reachable commit may be asked for, pull request refs are not to be pushed, no clean-up meanwhile. */
const settings = {
  'http.receivepack': 'true',
  'uploadpack.allowAnySHA1InWant': 'true',
  'uploadpack.allowFilter': 'true',
  'receive.hideRefs': 'refs/pull',
  'receive.autogc': 'false',
  'gc.auto': '0',
};

const defaultBranch = 'main';

export async function createBareRepository(seed: RepositorySeed): Promise<Repository> {
  const [owner, name, ...rest] = seed.nameWithOwner.split('/');
  if (!isName(owner) || !isName(name) || rest.length > 0) throw new Error(`not owner/name: ${seed.nameWithOwner}`);
  await mkdir(dirname(seed.directory), { recursive: true });
  const outside = gitIn(dirname(seed.directory), seed.signal);
  await outside(['init', '--quiet', '--bare', `--initial-branch=${defaultBranch}`, '--template=', seed.directory]);
  const git = gitIn(seed.directory, seed.signal);
  for (const [key, value] of Object.entries(settings)) await git(['config', key, value]);
  return {
    id: seed.id,
    nodeId: nodeId('R', seed.id),
    owner,
    name,
    nameWithOwner: seed.nameWithOwner,
    isPrivate: seed.isPrivate,
    defaultBranch,
    createdAt: new Date(),
    directory: seed.directory,
    git,
    secrets: new Map(),
    pullRequests: new PullRequests(seed.nextId),
  };
}

function isName(text: string | undefined): text is string {
  return text !== undefined && /^[A-Za-z0-9._-]+$/.test(text) && !/^\.{1,2}$|\.git$/.test(text);
}

export async function commitFirst(
  { git }: Repository,
  files: Readonly<Record<string, string>>,
  author: Identity,
): Promise<void> {
  const additions = await Promise.all(
    Object.entries(files).map(async ([path, text]) => ({ path, oid: await writeBlob(git, text), mode: '100644' })),
  );
  const tree = await editTree(git, undefined, { additions, deletions: [] });
  const after = await writeCommit(git, { tree, parents: [], message: 'Initial commit', author, committer: author });
  await updateRefs(git, [{ name: `refs/heads/${defaultBranch}`, before: zeros, after }]);
}
