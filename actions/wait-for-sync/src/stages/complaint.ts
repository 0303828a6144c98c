import type { AgentStatus } from '#agent';
import { nameOf, type ObjectId } from '#cluster';
import type { ErrorCode } from '#error';
import { isAboutPresent } from './child-state.ts';
import { rootCollections } from './collections.ts';
import { isReached } from './lineage.ts';
import type { Container, Dated, Stage, State } from './state.ts';
import { candidateSources, type Source, seenBy, type Target } from './targets.ts';
import { isFresh } from './tree.ts';
import type { View } from './view.ts';

/** Why our commit does not get any further. */
export interface Complaint {
  /** Of the object that complains; a complaint of another object is another one. */
  readonly key: string;
  readonly object: ObjectId | undefined;
  readonly code: ErrorCode;
  readonly stage: Stage;
  readonly reason: string;
  /** How long it has to hold before it counts, in milliseconds. */
  readonly patience: number;
  readonly container?: Container;
}

/** All that is wrong now. */
export function complaintsOf(view: View): readonly Complaint[] {
  if (view.state.commit === undefined) return [];
  return [
    ...missingTargets(view),
    ...view.sources.flatMap((source) => sourceComplaints(view.state, source)),
    ...view.targets.flatMap((target) => targetComplaints(view.state, target)),
    ...branchComplaints(view),
    ...childComplaints(view),
    ...workloadComplaints(view),
  ];
}

/** Since when each of them holds. A failure that is tried again still holds until its object has said otherwise. */
export function datedComplaints(view: View, complaints: readonly Complaint[]): State['complaints'] {
  const { complaints: before, now } = view.state;
  const trying = new Set(
    [...view.sources, ...view.targets]
      .filter(({ status }) => status.outcome.state === 'progressing')
      .map(({ key }) => key),
  );
  const dated = new Map<string, Dated<string>>([...before].filter(([key]) => trying.has(key)));
  for (const { key, code } of complaints) {
    const known = before.get(key);
    dated.set(key, known?.value === code ? known : { value: code, at: now });
  }
  return dated;
}

function missingTargets({ state, targets }: View): readonly Complaint[] {
  const { question, collections } = state;
  const isRead = rootCollections(question).every(({ path }) => collections.has(path));
  if (targets.length > 0 || !isRead) return [];
  const what =
    question.name === undefined ? `${question.repositoryUrl} at ${state.branch}` : `the name ${question.name}`;
  const reason =
    candidateSources(state).length === 0
      ? `Nothing in the cluster follows ${what}.`
      : `There is a source of ${what}, and nothing applies what it holds.`;
  return [{ key: '', object: undefined, code: 'AGENT_SOURCE', stage: 'merged', reason, patience: question.patience }];
}

function sourceComplaints(state: State, { key, id, status }: Source): readonly Complaint[] {
  if (state.marks.get(key)?.fetched !== undefined) return [];
  return outcomeComplaints(state, { key, id, status, stage: 'merged' });
}

/** What an agent says of an earlier commit says nothing of ours. */
function targetComplaints(state: State, { key, id, status }: Target): readonly Complaint[] {
  const marks = state.marks.get(key);
  if (marks?.healthy !== undefined) return [];
  const stage = marks?.applied !== undefined ? 'applied' : marks?.fetched !== undefined ? 'fetched' : 'merged';
  const { outcome, attempted } = status;
  const isOfHead = attempted === undefined || (outcome.state === 'failed' && outcome.code === 'AGENT_SOURCE');
  if (outcome.state === 'failed' && !isOfHead && !isReached(state, attempted)) return [];
  // Argo CD names no commit that it cannot build: unless it was asked to look, its words may be about the one before
  if (outcome.state === 'failed' && attempted === undefined && !state.question.reconcile) return [];
  return outcomeComplaints(state, { key, id, status, stage });
}

interface Complaining {
  readonly key: string;
  readonly id: ObjectId;
  readonly status: AgentStatus;
  readonly stage: Stage;
}

function outcomeComplaints({ question }: State, { key, id, status, stage }: Complaining): readonly Complaint[] {
  const { outcome } = status;
  const named = { key, object: id, stage };
  if (outcome.state === 'suspended') return [{ ...named, code: outcome.code, reason: outcome.message, patience: 0 }];
  if (outcome.state !== 'failed') return [];
  const reason = [outcome.reason, outcome.message].filter((each) => each !== '').join(': ');
  return [{ ...named, code: outcome.code, reason, patience: outcome.final ? 0 : question.patience }];
}

/** A moment after a push, not every server of GitHub's knows it. */
const branchPatience = 3_000;

/** Our commit is no longer on the branch that is followed: it will never come. */
function branchComplaints({ state, targets }: View): readonly Complaint[] {
  const followed = targets.filter((target) => {
    const isLost = ['behind', 'diverged'].includes(state.branches.get(target.branch)?.value ?? '');
    return target.branch !== '' && isLost && !isReached(state, seenBy(target));
  });
  return followed.map(({ id, key, branch }) => ({
    ...{ key: `${key} ${branch}`, object: id, code: 'COMMIT_DIVERGED', stage: 'merged', patience: branchPatience },
    reason: `The commit ${state.commit} is not on the branch ${branch} that ${nameOf(id)} follows.`,
  }));
}

function childComplaints({ state, tree }: View): readonly Complaint[] {
  return tree.children.flatMap((child) => {
    const isOwned = state.marks.get(child.owner)?.applied ?? state.marks.get(child.owner)?.healthy;
    if (
      isOwned === undefined ||
      child.status === undefined ||
      child.isTarget ||
      state.marks.get(child.key)?.healthy !== undefined
    )
      return [];
    const { key, id, status } = child;
    if (!isFresh(state, tree, id) || !isAboutPresent(state, child)) return [];
    return outcomeComplaints(state, { key, id, status, stage: 'healthy' });
  });
}

function workloadComplaints({ state, workloads }: View): readonly Complaint[] {
  return workloads.flatMap(({ workload, isFresh: isPresent, cause }) => {
    if (!isPresent || cause === undefined) return [];
    const { code, message, isTerminal, container, object: pod } = cause;
    return [
      {
        ...{ key: workload.key, object: workload.id, code, stage: 'healthy', reason: message },
        patience: isTerminal ? 0 : state.question.patience,
        ...(container !== undefined && { container: { pod, name: container } }),
      },
    ];
  });
}
