import { collectionPath } from '#cluster';
import { type Look, lookAt, lookAtMissing } from '../workloads/look.ts';
import { objectOf, objectsIn, pods, replicaSets } from './collections.ts';
import type { State } from './state.ts';
import { isFresh, type Tree, type Workload } from './tree.ts';

export interface WorkloadState extends Look {
  readonly workload: Workload;
  /** Whether it was read after its owner had got where it is; what was read before is of the past. */
  readonly isFresh: boolean;
}

export function workloadState(state: State, tree: Tree, workload: Workload): WorkloadState {
  const { id } = workload;
  const expected = state.question.images;
  const object = objectOf(state, id);
  const fresh = isFresh(state, tree, id);
  if (object === undefined) return { workload, isFresh: fresh, ...lookAtMissing(id.kind, expected) };
  const surroundings = {
    pods: objectsIn(state, collectionPath(pods, id.namespace)),
    replicaSets: objectsIn(state, collectionPath(replicaSets, id.namespace)),
  };
  return { workload, isFresh: fresh, ...lookAt(object, surroundings, expected) };
}
