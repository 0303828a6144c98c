import { layOut } from '../git/bare-repository.ts';
import type { Identity } from '../git/commit-object.ts';
import { type Git, gitIn } from '../git/plumbing.ts';
import { Attestations } from './attestations.ts';
import { CheckRuns } from './check-runs.ts';
import { Deployments } from './deployments.ts';
import { Labels } from './labels.ts';
import { Milestones } from './milestones.ts';
import { nodeId } from './node-id.ts';
import { PullRequests } from './pull-request.ts';
import { Releases } from './releases.ts';
import type { BranchRules } from './rules.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { Statuses } from './statuses.ts';

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
  /** What an administrator can change. */
  settings: Settings;
  /** By branch. */
  readonly rules: Map<string, BranchRules>;
  readonly labels: Labels;
  readonly milestones: Milestones;
  readonly statuses: Statuses;
  readonly attestations: Attestations;
  readonly deployments: Deployments;
  readonly checkRuns: CheckRuns;
  readonly releases: Releases;
  /** Logins. */
  readonly collaborators: Set<string>;
  /** The commits that GitHub signed. */
  readonly signed: Set<string>;
}

export interface RepositorySeed {
  readonly id: number;
  readonly nextId: () => number;
  readonly nameWithOwner: string;
  readonly isPrivate: boolean;
  readonly directory: string;
  readonly signal: AbortSignal;
  /** What it is a copy of. */
  readonly origin?: Repository;
}

/**
 * As GitHub has it: any reachable commit may be asked for, pull request refs are not to be pushed, no clean-up meanwhile.
 * Whoever moves refs at the same time waits for the other, in milliseconds, instead of failing.
 */
const settings = {
  'core.filesRefLockTimeout': '5000',
  'core.packedRefsTimeout': '10000',
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
  await layOut(seed.directory, { defaultBranch, settings, ...(seed.origin && { origin: seed.origin.git }) });
  const git = gitIn(seed.directory, seed.signal, seed.origin?.git);
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
    settings: defaultSettings,
    rules: new Map(),
    labels: new Labels(seed.nextId),
    milestones: new Milestones(seed.nextId),
    statuses: new Statuses(seed.nextId),
    attestations: new Attestations(seed.nextId),
    deployments: new Deployments(seed.nextId),
    checkRuns: new CheckRuns(seed.nextId),
    releases: new Releases(seed.nextId),
    collaborators: new Set(),
    signed: new Set(),
  };
}

function isName(text: string | undefined): text is string {
  return text !== undefined && /^[A-Za-z0-9._-]+$/.test(text) && !/^\.{1,2}$|\.git$/.test(text);
}

/** By one process however many the files are. https://git-scm.com/docs/git-fast-import */
export async function commitFirst(
  { git }: Repository,
  files: Readonly<Record<string, string>>,
  { name, email }: Identity,
): Promise<void> {
  const content = Object.entries(files).map(([path, text]) => {
    if (/^"|[\n\0]/.test(path)) throw new Error(`not a path: ${JSON.stringify(path)}`);
    return `M 100644 inline ${path}\n${data(text)}`;
  });
  const head = [`commit refs/heads/${defaultBranch}`, `committer ${name} <${email}> now`, data('Initial commit\n')];
  await git(['fast-import', '--quiet', '--date-format=now'], { input: [...head, ...content, ''].join('\n') });
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}
