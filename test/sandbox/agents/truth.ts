import type { Seen, Sighting } from './watcher.ts';

/** What stood in an environment from a time on, until the next moment. */
export interface Moment {
  readonly at: number;
  /** The commit that the agent says is applied and well; absent while it says anything else. */
  readonly healthy: string | undefined;
  /** The commit that the agent says is in the cluster, well or not. */
  readonly applied: string | undefined;
  /** The commit that the agent is about to bring to the cluster, or has brought: it asks for its image before it is applied by the agent's word. */
  readonly attempted: string | undefined;
  /** The image that the one workload asks for, whatever its pods run. */
  readonly asked: string | undefined;
  /** The image that all pods of the one workload run, ready, with no other pod beside them; absent while that is not so. */
  readonly image: string | undefined;
}

export interface Place {
  readonly namespace: string;
  /** The agent's object. */
  readonly agent: { readonly kind: string; readonly namespace: string; readonly name: string };
}

/**
 * What happened in an environment, moment by moment, read off the versions that a watcher has seen. It is written against the documents
 * of Kubernetes and the agents, and shares nothing with what it judges.
 */
export function momentsOf(sightings: readonly Sighting[], { namespace, agent }: Place): readonly Moment[] {
  const live = new Map<string, Sighting>();
  const moments: Moment[] = [];
  for (const sighting of sightings) {
    const isAgent =
      sighting.kind === agent.kind && sighting.namespace === agent.namespace && sighting.name === agent.name;
    const isWorkload = sighting.namespace === namespace && ['Pod', 'Deployment'].includes(sighting.kind);
    if (!isAgent && !isWorkload) continue;
    const key = `${sighting.kind}/${sighting.name}`;
    if (sighting.object === undefined) live.delete(key);
    else live.set(key, sighting);
    const of = (kind: string): readonly Seen[] =>
      [...live.values()].flatMap((each) => (each.kind === kind && each.object ? [each.object] : []));
    const [reported] = of(agent.kind);
    const [workload] = of('Deployment');
    moments.push({
      at: sighting.at,
      ...said(reported, agent.kind),
      asked: workload?.spec?.template?.spec.containers[0]?.image,
      image: workload === undefined ? undefined : imageOf(workload, of('Pod')),
    });
  }
  return moments;
}

type Said = Pick<Moment, 'healthy' | 'applied' | 'attempted'>;

function said(object: Seen | undefined, kind: string): Said {
  if (object === undefined) return { healthy: undefined, applied: undefined, attempted: undefined };
  return kind === 'Application' ? applicationSaid(object) : fluxSaid(object, kind);
}

function applicationSaid({ status: { sync, health, operationState } = {} }: Seen): Said {
  const isSynced = sync?.status === 'Synced';
  const isDone = operationState?.phase === 'Succeeded';
  return {
    healthy: isSynced && isDone && health?.status === 'Healthy' ? sync.revision : undefined,
    applied: isSynced ? sync.revision : isDone ? operationState?.syncResult?.revision : undefined,
    attempted: operationState?.syncResult?.revision,
  };
}

function fluxSaid({ metadata, status = {} }: Seen, kind: string): Said {
  const { conditions = [], lastAppliedRevision, lastAttemptedRevision } = status;
  const ready = conditions.find(({ type }) => type === 'Ready');
  const isReady = ready?.status === 'True' && ready.observedGeneration === metadata.generation;
  // `0.1.0+1a2b3c4d5e6f`: of a chart whose versions follow its commits
  const release = lastAttemptedRevision?.split('+')[1];
  if (kind === 'HelmRelease') return { healthy: isReady ? release : undefined, applied: release, attempted: release };
  const applied = commitOf(lastAppliedRevision);
  return {
    healthy: isReady && lastAppliedRevision === lastAttemptedRevision ? applied : undefined,
    applied,
    attempted: commitOf(lastAttemptedRevision),
  };
}

/** `main@sha1:…` */
function commitOf(revision: string | undefined): string | undefined {
  return revision?.split(':').at(-1);
}

function imageOf({ metadata, spec, status }: Seen, pods: readonly Seen[]): string | undefined {
  const wanted = spec?.replicas ?? 1;
  const image = spec?.template?.spec.containers[0]?.image;
  const isObserved = (status?.observedGeneration ?? 0) >= (metadata.generation ?? 0);
  const isRolledOut = [status?.replicas, status?.updatedReplicas, status?.availableReplicas].every(
    (count) => (count ?? 0) === wanted,
  );
  const running = pods.filter((pod) => pod.metadata.deletionTimestamp === undefined);
  const areNew = running.length === wanted && running.every((pod) => pod.spec?.containers?.[0]?.image === image);
  return isObserved && isRolledOut && areNew && running.every(isReady) ? image : undefined;
}

function isReady({ status }: Seen): boolean {
  return status?.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'True') === true;
}
