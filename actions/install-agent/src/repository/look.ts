import { Buffer } from 'node:buffer';
import { posix } from 'node:path';
import { type AgentFilePaths, agentFilePaths, plainPath, withResources } from '#agent';
import { placePolicy, readConfig, refuseForeignPaths, refuseHeld } from '#environment';
import { blobOid, type FileChange, type Inspection, type PathState } from '#github';
import type { RepositoryChange } from './change.ts';
import { type Identity, identityOf } from './identity.ts';
import type { RepositoryPorts } from './ports.ts';

/** One look at the repository, and what the change means for it. */
export interface Sight {
  readonly seen: Inspection;
  readonly identity: Identity;
  readonly paths: AgentFilePaths;
  /** Where the followed branch differs from what it is to hold; none where it holds all. */
  readonly changes: readonly FileChange[];
  /** Our branch holds all of it. */
  readonly isOnBranch: boolean;
}

/**
 * One request, which reads no large file: git's own ids tell whether one is as it should be.
 * @throws ActionError NOT_ALLOWED, HELD where gitops.yaml does not allow it, and what reading a repository throws
 */
export async function look(ports: RepositoryPorts, change: RepositoryChange): Promise<Sight> {
  const { agent, repository, branch, path, namespace } = change;
  const identity = identityOf(change);
  const paths = agentFilePaths(agent, path, namespace);
  const states = [paths.components, paths.sync, paths.kustomization];
  const seen = await ports.github.inspect({
    ...{ repository, base: branch, branch: identity.branch },
    ...{ paths: [], globbed: [paths.kustomization], states },
  });
  const { base, head } = seen;
  const wanted = wantedFiles(change, paths, seen);
  const changes = wanted.filter((file) => !isDone(file, base.states)).map((file) => fileChange(file, base.states));
  const isOnBranch = head !== undefined && wanted.every((file) => isDone(file, head.states));
  if (changes.length > 0) guard({ change, seen, changes, today: ports.today });
  return { seen, identity, paths, changes, isOnBranch };
}

interface WantedFile {
  readonly path: string;
  /** Undefined where there is to be none. */
  readonly bytes: Uint8Array | undefined;
}

/** What stands there keeps what people have written into kustomization.yaml, and how the cluster is connected. */
function wantedFiles(
  change: RepositoryChange,
  { components, sync, kustomization }: AgentFilePaths,
  { base }: Inspection,
): readonly WantedFile[] {
  if (change.kind === 'uninstall') {
    return [components, sync, kustomization].map((path) => ({ path, bytes: undefined }));
  }
  const present = base.files.find(({ path }) => path === kustomization);
  const isConnected = change.keepsConnection && base.states.has(sync);
  const resources = [components, sync].map((path) => posix.basename(path));
  const files = change.files.filter(({ path }) => path !== sync || !isConnected);
  return files.map(({ path, text }) => {
    const isKept = path === kustomization && present !== undefined;
    return { path, bytes: Buffer.from(isKept ? withResources(present.text, resources) : text) };
  });
}

type States = ReadonlyMap<string, PathState>;

function isDone({ path, bytes }: WantedFile, states: States): boolean {
  const state = states.get(path);
  if (bytes === undefined || state === undefined) return bytes === undefined && state === undefined;
  return /^100/.test(state.mode) && blobOid(bytes, state.oid) === state.oid;
}

function fileChange({ path, bytes }: WantedFile, states: States): FileChange {
  if (bytes === undefined) return { kind: 'delete', path };
  const previousMode = modeOf(states.get(path));
  return { kind: 'write', path, bytes, mode: previousMode ?? '100644', previousMode };
}

function modeOf(state: PathState | undefined): '100644' | '100755' | undefined {
  if (state === undefined) return undefined;
  return state.mode === '100755' ? '100755' : '100644';
}

interface Guarded {
  readonly change: RepositoryChange;
  readonly seen: Inspection;
  readonly changes: readonly FileChange[];
  readonly today: string;
}

/** The file on the followed branch binds whoever opens pull requests into it. */
function guard({ change: { agent, path }, seen: { base }, changes, today }: Guarded): void {
  const config = base.config === undefined ? undefined : readConfig(base.config);
  const policy = placePolicy(config, plainPath(path));
  refuseForeignPaths(policy, changes);
  const { environment } = policy;
  if (environment !== undefined) {
    refuseHeld(config, { app: agent, environment, images: [] }, today);
  }
}
