import type { ErrorCode } from '#error';
import { collectionPath } from '../discovery/resource.ts';
import { numberAt } from '../json.ts';
import { type KubernetesObject, keyOf, type ObjectId } from '../objects/object.ts';
import type { Snapshot } from '../watch/follow.ts';
import { type Awaited, eventsOf, podsOf, replicaSetsOf } from './awaited.ts';
import { type Cause, causeOf } from './cause.ts';
import { readinessOf } from './readiness.ts';
import { inProgress, type Readiness } from './state.ts';

/** What an awaited object is like now. */
export interface AwaitedState {
  readonly id: ObjectId;
  readonly readiness: Readiness;
  readonly cause: Cause | undefined;
}

export interface WaitRules {
  /** A cause that holds for so long, in milliseconds, will not pass before somebody does something. */
  readonly patience: number;
  readonly onProgress: (id: ObjectId, readiness: Readiness) => void;
}

/** Puts together what is seen of the cluster while objects get ready. */
export class Wait {
  readonly #awaited: readonly Awaited[];
  readonly #rules: WaitRules;
  readonly #snapshots = new Map<string, Snapshot>();
  readonly #said = new Map<string, string>();
  /** Since when an object suffers from something. */
  readonly #since = new Map<string, number>();
  #change = Promise.withResolvers<void>();

  constructor(awaited: readonly Awaited[], rules: WaitRules) {
    this.#awaited = awaited;
    this.#rules = rules;
  }

  see(path: string, objects: Snapshot): void {
    this.#snapshots.set(path, objects);
    this.#change.resolve();
    this.#change = Promise.withResolvers<void>();
  }

  /** Until something else is seen. */
  changed(): Promise<void> {
    return this.#change.promise;
  }

  /** Those that are not ready yet. */
  pending(): readonly AwaitedState[] {
    const states = this.#awaited.map((each) => this.#stateOf(each));
    for (const { id, readiness } of states) this.#tell(id, readiness);
    return states.filter(({ readiness }) => readiness.state !== 'current');
  }

  /** Those of them that will not get ready by themselves. */
  hopeless(pending: readonly AwaitedState[], now: number): readonly AwaitedState[] {
    const suffering = new Map(
      pending.flatMap((state) => complaintOf(state).map((complaint) => [complaint, state] as const)),
    );
    for (const complaint of this.#since.keys()) if (!suffering.has(complaint)) this.#since.delete(complaint);
    return [...suffering].flatMap(([complaint, state]) => {
      const since = this.#since.get(complaint) ?? now;
      this.#since.set(complaint, since);
      return state.cause?.isTerminal === true || now - since >= this.#rules.patience ? [state] : [];
    });
  }

  #stateOf({ id, resource }: Awaited): AwaitedState {
    const snapshot = this.#snapshots.get(collectionPath(resource, id.namespace));
    const object = snapshot?.get(`${id.namespace}/${id.name}`);
    if (object === undefined) {
      const missing = snapshot === undefined ? 'It was not read yet.' : 'It does not exist.';
      return { id, readiness: inProgress(missing), cause: undefined };
    }
    const readiness = readinessOf(object);
    return { id, readiness, cause: readiness.state === 'current' ? undefined : this.#causeOf(object, id.namespace) };
  }

  /** Before its controller has seen it, an object's pods are those of its last version. */
  #causeOf(object: KubernetesObject, namespace: string): Cause | undefined {
    const isSeen = numberAt(object, 'status', 'observedGeneration') === numberAt(object, 'metadata', 'generation');
    if (!isSeen && object.kind !== 'Pod' && object.kind !== 'Job') return undefined;
    const all = (path: string): readonly KubernetesObject[] => [...(this.#snapshots.get(path)?.values() ?? [])];
    return causeOf(object, {
      pods: all(podsOf(namespace)),
      replicaSets: all(replicaSetsOf(namespace)),
      events: all(eventsOf(namespace)),
    });
  }

  #tell(id: ObjectId, readiness: Readiness): void {
    const said = readiness.state === 'current' ? 'current' : readiness.message;
    if (this.#said.get(keyOf(id)) === said) return;
    this.#said.set(keyOf(id), said);
    this.#rules.onProgress(id, readiness);
  }
}

/** What an object suffers from, as a word that stays while it does. */
function complaintOf({ id, readiness, cause }: AwaitedState): readonly string[] {
  if (cause !== undefined) return [`${keyOf(id)} ${cause.code}`];
  return readiness.state === 'failed' ? [`${keyOf(id)} failed`] : [];
}

/** The code of an object that failed without a cause in its pods. */
export function codeOf({ id, readiness, cause }: AwaitedState): ErrorCode {
  if (cause !== undefined) return cause.code;
  if (readiness.state === 'failed' && id.kind === 'Job') return 'CRASH_LOOP';
  return 'TIMEOUT';
}
