import type { State } from './state.ts';
import { type Source, sourcesOf, type Target, targetsOf } from './targets.ts';
import { type Tree, treeOf } from './tree.ts';
import { type WorkloadState, workloadState } from './workload-state.ts';

/** A state, put together. */
export interface View {
  readonly state: State;
  readonly targets: readonly Target[];
  readonly sources: readonly Source[];
  readonly tree: Tree;
  readonly workloads: readonly WorkloadState[];
}

export function viewOf(state: State): View {
  const targets = targetsOf(state);
  const tree = treeOf(state, targets);
  const workloads = tree.workloads.map((workload) => workloadState(state, tree, workload));
  return { state, targets, sources: sourcesOf(targets), tree, workloads };
}
