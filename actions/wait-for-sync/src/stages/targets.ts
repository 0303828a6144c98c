import { type AgentStatus, agentStatus, followsBranch, type Revision } from '#agent';
import { idOf, type KubernetesObject, keyOf, type ObjectId, objectsAt, textAt, valueAt } from '#cluster';
import { agentObjects } from './collections.ts';
import type { State } from './state.ts';

/** An agent's object that brings our repository to the cluster. */
export interface Target {
  readonly id: ObjectId;
  readonly key: string;
  readonly object: KubernetesObject;
  /** How far it has come, in commits of our repository. */
  readonly status: AgentStatus;
  /** The GitRepository that it gets its commits from; Argo CD fetches itself. */
  readonly source: Source | undefined;
  /** The branch that it follows; '' for a tag, a commit or a range of versions. */
  readonly branch: string;
}

export interface Source {
  readonly id: ObjectId;
  readonly key: string;
  readonly object: KubernetesObject;
  readonly status: AgentStatus;
  readonly branch: string;
}

/** All that bring the branch to the cluster, or those of the name that is asked about. */
export function targetsOf(state: State): readonly Target[] {
  return [...fluxTargets(state), ...applications(state)];
}

/** The sources that targets get their commits from. */
export function sourcesOf(targets: readonly Target[]): readonly Source[] {
  const sources = targets.flatMap(({ source }) => source ?? []);
  return [...new Map(sources.map((source) => [source.key, source])).values()];
}

/** What a target, or its source, has seen of the branch last. */
export function seenBy({ source, status }: Target): Revision | undefined {
  return (source?.status ?? status).fetched ?? status.attempted;
}

/** What looks like a source of ours, whether anything uses it or not. */
export function candidateSources(state: State): readonly KubernetesObject[] {
  return agentObjects(state, 'gitRepository').filter((object) => isFollowed(state, object));
}

function isFollowed({ question, branch }: State, object: KubernetesObject): boolean {
  const branches = branch === question.defaultBranch ? [branch, 'HEAD', ''] : [branch];
  return branches.some((each) => followsBranch(object, question.repositoryUrl, each));
}

function fluxTargets(state: State): readonly Target[] {
  const { name } = state.question;
  const sources = new Map(agentObjects(state, 'gitRepository').map((object) => [placeOf(object), object]));
  const users = [...agentObjects(state, 'kustomization'), ...agentObjects(state, 'helmRelease')];
  return users.flatMap((object) => {
    const repository = sources.get(sourcePlace(object));
    if (repository === undefined || !isInPath(state, textAt(object, 'spec', 'path'))) return [];
    const isMeant =
      name === undefined
        ? isFollowed(state, repository)
        : [object, repository].some((each) => each.metadata.name === name);
    const status = object.kind === 'HelmRelease' ? releaseStatus(state, object) : agentStatus(object);
    if (!isMeant || status === undefined) return [];
    const source = sourceOf(repository);
    return [{ id: idOf(object), key: keyOf(idOf(object)), object, status, source, branch: source.branch }];
  });
}

function sourceOf(object: KubernetesObject): Source {
  const id = idOf(object);
  const status = agentStatus(object) ?? { outcome: { state: 'done' } };
  const ref = valueAt(object, 'spec', 'ref');
  const isFixed = ['tag', 'semver', 'commit'].some((key) => textAt(ref, key) !== '');
  const named = textAt(ref, 'name').replace(/^refs\/heads\//, '');
  const branch = isFixed || named.startsWith('refs/') ? '' : named || textAt(ref, 'branch') || 'master';
  return { id, key: keyOf(id), object, status, branch };
}

const placeOf = ({ metadata }: KubernetesObject): string => `${metadata.namespace ?? ''}/${metadata.name}`;

/** Where the source of a Kustomization, or of a HelmRelease's chart, is; '' if that is no Git repository. */
function sourcePlace(object: KubernetesObject): string {
  const reference = valueAt(
    object,
    'spec',
    ...(object.kind === 'HelmRelease' ? ['chart', 'spec', 'sourceRef'] : ['sourceRef']),
  );
  if (textAt(reference, 'kind') !== 'GitRepository') return '';
  return `${textAt(reference, 'namespace') || (object.metadata.namespace ?? '')}/${textAt(reference, 'name')}`;
}

/**
 * A release names versions of its chart; which commit such a version was made from, its HelmChart knows. Only while both name the same
 * version is the one's word the other's.
 */
function releaseStatus(state: State, object: KubernetesObject): AgentStatus | undefined {
  const own = agentStatus(object);
  const place = textAt(object, 'status', 'helmChart');
  const chart = agentObjects(state, 'helmChart').find((each) => placeOf(each) === place);
  const fetched = chart === undefined ? undefined : agentStatus(chart)?.fetched;
  if (own === undefined) return undefined;
  const ofCommit = (revision: AgentStatus['applied']): AgentStatus['applied'] =>
    revision !== undefined && revision.text === fetched?.text ? fetched : undefined;
  return {
    fetched,
    attempted: ofCommit(own.attempted),
    applied: ofCommit(own.applied),
    healthy: ofCommit(own.healthy),
    outcome: own.outcome,
  };
}

function applications(state: State): readonly Target[] {
  const { name } = state.question;
  return agentObjects(state, 'application').flatMap((object) => {
    const source = ownSource(state, object);
    if (name === undefined ? source === undefined : object.metadata.name !== name) return [];
    if (!isInPath(state, textAt(source, 'path'))) return [];
    const status = agentStatus(object, textAt(source, 'repoURL'));
    if (status === undefined) return [];
    const revision = textAt(source, 'targetRevision').replace(/^refs\/heads\//, '');
    const branch = revision === '' || revision === 'HEAD' ? state.question.defaultBranch : revision;
    return [{ id: idOf(object), key: keyOf(idOf(object)), object, status, source: undefined, branch }];
  });
}

/** The one of an Application's sources that is our repository. */
function ownSource(state: State, { apiVersion, kind, metadata, spec }: KubernetesObject): unknown {
  const all = [valueAt(spec, 'source'), ...objectsAt(spec, 'sources')];
  return all.find((source) => isFollowed(state, { apiVersion, kind, metadata, spec: { source } }));
}

function isInPath({ question }: State, path: string): boolean {
  if (question.path === undefined) return true;
  const plain = (text: string): string => text.replace(/^(\.?\/)+/, '').replace(/\/+$/, '');
  return `${plain(path)}/`.startsWith(`${plain(question.path)}/`);
}
