import { type AgentStatus, agentStatus, isAgentObject, managedObjects } from '#agent';
import { type KubernetesObject, keyOf, type ObjectId, textAt, valueAt } from '#cluster';
import { collectionOf, objectOf, workloadResource } from './collections.ts';
import type { State } from './state.ts';
import type { Target } from './targets.ts';

/** What targets keep in the cluster, and what that keeps in turn. */
export interface Tree {
  /** Agents' objects among what is kept, be they targets themselves or, as the release of a chart, without a revision of ours. */
  readonly children: readonly Child[];
  /** By the key of a target, that of another one which keeps it: what it is to do may still change. */
  readonly owners: ReadonlyMap<string, string>;
  readonly workloads: readonly Workload[];
  /**
   * For each collection that holds any of them, what its owners had reached. Whatever an agent applied before it said so is in a list
   * that is asked for after that; in a stream that was open before it may be missing for a moment.
   */
  readonly epochs: ReadonlyMap<string, string>;
}

export interface Child {
  readonly id: ObjectId;
  readonly key: string;
  /** The key of what keeps it. */
  readonly owner: string;
  readonly object: KubernetesObject | undefined;
  readonly status: AgentStatus | undefined;
  readonly isTarget: boolean;
}

export interface Workload {
  readonly id: ObjectId;
  readonly key: string;
  readonly owner: string;
  /** It is Flagger's copy of this workload, and serves in its place. */
  readonly copyOf?: ObjectId;
}

/** Below the targets that have applied our commit: before that, what they keep is that of another. */
export function treeOf(state: State, targets: readonly Target[]): Tree {
  const children = new Map<string, Child>();
  const workloads = new Map<string, Workload>();
  const known = new Set(targets.map(({ key }) => key));
  const open: Owner[] = targets.filter(({ key }) => state.marks.get(key)?.applied !== undefined);
  for (let owner = open.shift(); owner !== undefined; owner = open.shift()) {
    for (const workload of workloadsOf(owner)) {
      if (!workloads.has(workload.key)) workloads.set(workload.key, workload);
    }
    for (const child of childrenOf(state, owner, known).filter(({ key }) => !children.has(key))) {
      children.set(child.key, child);
      if (child.object !== undefined && !child.isTarget) open.push({ key: child.key, object: child.object });
    }
  }
  const parts = { children: [...children.values()], workloads: [...workloads.values()] };
  return { ...parts, owners: ownersOf(targets), epochs: epochsOf(state, [...parts.children, ...parts.workloads]) };
}

/** Flux's own Kustomization keeps itself, too: that does not count. */
function ownersOf(targets: readonly Target[]): ReadonlyMap<string, string> {
  const known = new Set(targets.map(({ key }) => key));
  const pairs = targets.flatMap(({ key: owner, object }) =>
    managedObjects(object)
      .map(keyOf)
      .filter((key) => known.has(key) && key !== owner)
      .map((key) => [key, owner] as const),
  );
  return new Map(pairs);
}

interface Owner {
  readonly key: string;
  readonly object: KubernetesObject;
}

function workloadsOf({ key: owner, object }: Owner): readonly Workload[] {
  if (object.kind === 'Canary') return primaryOf(object, owner);
  const own = managedObjects(object).filter((id) => workloadResource(id) !== undefined);
  return own.map((id) => ({ id, key: keyOf(id), owner }));
}

function childrenOf(state: State, { key: owner, object }: Owner, targets: ReadonlySet<string>): readonly Child[] {
  const own = managedObjects(object).filter(
    (id) => isAgentObject(id) && collectionOf(state.question, id) !== undefined && keyOf(id) !== owner,
  );
  return own.map((id) => {
    const child = objectOf(state, id);
    const key = keyOf(id);
    return { id, key, owner, object: child, status: child && agentStatus(child), isTarget: targets.has(key) };
  });
}

/** What Flagger makes of the workload that a Canary names, and what serves. */
function primaryOf(canary: KubernetesObject, owner: string): readonly Workload[] {
  const reference = valueAt(canary, 'spec', 'targetRef');
  const [group = '', version = ''] = textAt(reference, 'apiVersion').split('/');
  const copyOf = {
    ...{ group, version, kind: textAt(reference, 'kind') },
    ...{ namespace: canary.metadata.namespace ?? '', name: textAt(reference, 'name') },
  };
  if (workloadResource(copyOf) === undefined) return [];
  const id = { ...copyOf, name: `${copyOf.name}-primary` };
  return [{ id, key: keyOf(id), owner, copyOf }];
}

function epochsOf(state: State, parts: readonly (Child | Workload)[]): ReadonlyMap<string, string> {
  const reached = new Map<string, Set<string>>();
  for (const { id, owner } of parts) {
    const path = collectionOf(state.question, id)?.path ?? '';
    const { applied, healthy } = state.marks.get(owner) ?? {};
    const stage = healthy === undefined ? (applied === undefined ? '' : 'applied') : 'healthy';
    reached.set(path, (reached.get(path) ?? new Set()).add(`${owner} ${stage}`));
  }
  return new Map([...reached].map(([path, owners]) => [path, [...owners].toSorted().join(', ')]));
}

/** Whether what is known of an object is no older than what its owner has reached. */
export function isFresh(state: State, { epochs }: Tree, id: ObjectId): boolean {
  const path = collectionOf(state.question, id)?.path ?? '';
  return state.collections.get(path)?.epoch === (epochs.get(path) ?? '');
}
