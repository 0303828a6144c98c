import { nameOf } from '#cluster';
import { formatReference } from '#image';
import { missingOfChild } from './child-state.ts';
import type { Complaint } from './complaint.ts';
import { lineageOf } from './lineage.ts';
import { type Outcome, type Stage, type State, stages } from './state.ts';
import type { Target } from './targets.ts';
import type { View } from './view.ts';

/** How the wait ends by what is wrong, or by the time; undefined while it goes on. */
export function verdictOf(
  view: View,
  complaints: readonly Complaint[],
  since: State['complaints'],
): Outcome | undefined {
  const { state } = view;
  const lasting = complaints.find(({ key, patience }) => state.now - (since.get(key)?.at ?? state.now) >= patience);
  if (lasting !== undefined) return failed('failed', lasting);
  return state.now - state.start < state.question.timeout ? undefined : overdue(view, complaints[0]);
}

/** What everything that is waited for has come to; undefined while something is under way. */
export function settledOutcome(view: View): 'synced' | 'superseded' | Complaint | undefined {
  const { state, targets } = view;
  if (targets.length === 0 || pendingOf(view) !== undefined || targets.some((target) => isTakenBack(state, target)))
    return undefined;
  const missing = missingImages(view);
  if (missing.length === 0) return 'synced';
  const later = targets.some(({ status }) => lineageOf(state, status.healthy ?? status.applied) === 'ahead');
  return later ? 'superseded' : wrongImage(view);
}

/** What held our commit has gone back to another since. */
function isTakenBack(state: State, { status }: Target): boolean {
  const lineage = lineageOf(state, status.healthy ?? status.attempted ?? status.fetched);
  return lineage !== 'identical' && lineage !== 'ahead';
}

function wrongImage(view: View): Complaint {
  const { state, workloads } = view;
  const [image] = missingImages(view);
  const name = image === undefined ? 'the image' : formatReference(image);
  const other = workloads.find(({ holds }) => holds.includes('other'));
  const found =
    other === undefined ? 'no workload holds any version of it' : `${nameOf(other.workload.id)} holds another version`;
  return {
    ...{
      key: 'images',
      object: other?.workload.id,
      code: 'WRONG_IMAGE',
      stage: 'healthy',
      patience: state.question.patience,
    },
    reason: `${name} was to be run, and ${found}.`,
  };
}

/** Those that no workload holds. Others of its versions may well run beside it, in another environment. */
function missingImages({ state, workloads }: View): State['question']['images'] {
  return state.question.images.filter((_, index) => !workloads.some(({ holds }) => holds[index] === 'expected'));
}

export interface Pending {
  readonly stage: Stage;
  readonly object: Complaint['object'];
  readonly reason: string;
}

/** The first thing that has not come so far yet, and the last stage that all have reached. */
export function pendingOf({ state, targets, sources, tree, workloads }: View): Pending | undefined {
  if (state.commit === undefined)
    return { stage: 'waiting', object: undefined, reason: 'The pull request is not merged.' };
  if (targets.length === 0) return { stage: 'merged', object: undefined, reason: 'Nothing follows the branch.' };
  for (const stage of ['fetched', 'applied', 'healthy'] as const) {
    const before = stages[stages.indexOf(stage) - 1] ?? 'merged';
    const all = stage === 'fetched' ? [...sources, ...targets] : targets;
    // whatever is healthy with our commit has fetched it, be it on another's word
    const open = all.find(
      ({ key }) => state.marks.get(key)?.[stage] === undefined && state.marks.get(key)?.healthy === undefined,
    );
    if (open === undefined) continue;
    const { outcome } = open.status;
    const said = outcome.state === 'progressing' ? `${outcome.reason} ${outcome.message}`.trim() : '';
    return { stage: before, object: open.id, reason: said || 'It has not come to our commit yet.' };
  }
  const child = tree.children.find(({ key }) => state.marks.get(key)?.healthy === undefined);
  if (child !== undefined)
    return { stage: 'healthy', object: child.id, reason: missingOfChild(state, tree, child) ?? '' };
  const open = workloads.find(({ workload }) => state.marks.get(workload.key)?.ready === undefined);
  return open && { stage: 'healthy', object: open.workload.id, reason: open.missing ?? 'It was not read yet.' };
}

function failed(state: 'failed' | 'timeout', { code, stage, object, reason, container }: Complaint): Outcome {
  return { state, code, stage, object, reason, ...(container !== undefined && { container }) };
}

/** What was complained of last is the likely cause. */
function overdue(view: View, complaint: Complaint | undefined): Outcome {
  const pending = pendingOf(view);
  const stage = pending?.stage ?? 'healthy';
  if (complaint !== undefined) {
    return failed('timeout', {
      ...complaint,
      stage,
      code: 'TIMEOUT',
      reason: `${complaint.code}, ${complaint.reason}`,
    });
  }
  return { state: 'timeout', code: 'TIMEOUT', stage, object: pending?.object, reason: pending?.reason ?? '' };
}
