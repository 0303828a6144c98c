import type { ObjectId } from '#cluster';
import { missingOfChild } from './child-state.ts';
import { isReached } from './lineage.ts';
import type { Marks, State } from './state.ts';
import type { Target } from './targets.ts';
import { type View, viewOf } from './view.ts';

/** Notes what has been reached. One thing opens the way to the next, so it looks again until nothing is new. */
export function advance(state: State): View {
  let view = viewOf(state);
  for (;;) {
    const marks = advancedMarks(view);
    if (marks === undefined) return view;
    view = viewOf({ ...view.state, marks });
  }
}

interface Reached {
  readonly key: string;
  readonly id: ObjectId;
  readonly marks: Partial<Omit<Marks, 'id'>>;
}

/** Undefined where nothing is new. */
function advancedMarks(view: View): ReadonlyMap<string, Marks> | undefined {
  const lost = lostWorkloads(view);
  const marks = new Map([...view.state.marks].filter(([key]) => !lost.has(key)));
  let isNew = lost.size > 0;
  for (const { key, id, marks: reached } of reachedNow(view)) {
    const before = marks.get(key);
    const fresh = Object.entries(reached).filter(([name]) => before === undefined || !Object.hasOwn(before, name));
    if (fresh.length === 0) continue;
    isNew = true;
    marks.set(key, { ...before, id, ...Object.fromEntries(fresh) });
  }
  return isNew ? marks : undefined;
}

function reachedNow(view: View): readonly Reached[] {
  const { state, sources, targets, tree, workloads } = view;
  const at = state.now;
  const isOwned = (owner: string): boolean => state.marks.get(owner)?.healthy !== undefined;
  const fetched = sources.filter(({ status }) => isReached(state, status.fetched));
  const done = tree.children.filter(
    (child) => !child.isTarget && isOwned(child.owner) && missingOfChild(state, tree, child) === undefined,
  );
  const ready = workloads.filter((each) => each.isFresh && each.missing === undefined && isOwned(each.workload.owner));
  return [
    ...fetched.map(({ key, id }) => ({ key, id, marks: { fetched: at } })),
    ...targets.flatMap((target) => reachedBy(view, target)),
    ...done.map(({ key, id }) => ({ key, id, marks: { healthy: at } })),
    ...ready.map(({ workload: { key, id } }) => ({ key, id, marks: { ready: at } })),
  ];
}

function reachedBy(view: View, { key, id, status, source }: Target): readonly Reached[] {
  const { state } = view;
  const { fetched, applied, healthy } = status;
  const at = state.now;
  return [
    // a Kustomization's source tells that
    ...(source === undefined && isReached(state, fetched) ? [{ key, id, marks: { fetched: at } }] : []),
    ...(isReached(state, applied) ? [{ key, id, marks: { applied: at } }] : []),
    ...(isReached(state, healthy) && isSettled(view, key)
      ? [{ key, id, marks: { applied: at, healthy: at, revision: healthy?.text ?? '', commit: healthy?.commit ?? '' } }]
      : []),
  ];
}

/**
 * Whether what a target is to do is what our commit says. One that another target keeps may be done with our commit before that has
 * changed it: only what is read of it after that counts.
 */
function isSettled({ state, tree }: View, key: string): boolean {
  const owner = tree.owners.get(key);
  if (owner === undefined) return true;
  const child = tree.children.find((each) => each.key === key);
  const isOwnerDone = state.marks.get(owner)?.healthy !== undefined;
  return isOwnerDone && child !== undefined && missingOfChild(state, tree, child) === undefined;
}

function lostWorkloads({ state, workloads }: View): ReadonlySet<string> {
  const lost = workloads.filter(({ workload, isFresh, missing }) => {
    return (!isFresh || missing !== undefined) && state.marks.get(workload.key)?.ready !== undefined;
  });
  return new Set(lost.map(({ workload }) => workload.key));
}
