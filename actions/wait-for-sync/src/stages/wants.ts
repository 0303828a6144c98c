import { type AgentStatus, hasReconciled } from '#agent';
import type { Collection, KubernetesObject } from '#cluster';
import { hasAnswered, hasToBeAsked } from './child-state.ts';
import { collection, collectionOf, pods, replicaSets, rootCollections } from './collections.ts';
import { isReached, lineageOf } from './lineage.ts';
import type { State } from './state.ts';
import { seenBy } from './targets.ts';
import type { View } from './view.ts';

/** What has to be known or done to get any further. */
export interface Wants {
  readonly collections: readonly Followed[];
  /** Commits that are to be compared with ours. */
  readonly commits: readonly string[];
  /** Branches whose heads are to be compared with ours. */
  readonly branches: readonly string[];
  /** Objects that an agent shall look at now. */
  readonly reconcile: readonly KubernetesObject[];
}

export interface Followed {
  readonly collection: Collection;
  /** A list that was asked for in another epoch is to be asked for again. */
  readonly epoch: string;
}

export function wantsOf(view: View): Wants {
  return {
    collections: followed(view),
    commits: commits(view),
    branches: branches(view),
    reconcile: view.state.question.reconcile && view.state.commit !== undefined ? reconcile(view) : [],
  };
}

function followed({ state, tree }: View): readonly Followed[] {
  const { question } = state;
  const namespaces = new Set(tree.workloads.map(({ id }) => id.namespace));
  const all = [
    ...rootCollections(question),
    ...[...tree.children, ...tree.workloads].flatMap(({ id }) => collectionOf(question, id) ?? []),
    ...[...namespaces].flatMap((namespace) => [collection(pods, namespace), collection(replicaSets, namespace)]),
  ];
  const unique = new Map(all.map((each) => [each.path, each]));
  return [...unique.values()].map((each) => ({ collection: each, epoch: tree.epochs.get(each.path) ?? '' }));
}

function commits({ state, sources, targets }: View): readonly string[] {
  const { commit, lineages } = state;
  if (commit === undefined) return [];
  const revisions = [...sources, ...targets].flatMap(({ status }) => revisionsOf(status));
  return [...new Set(revisions)].filter((each) => each !== commit && !lineages.has(each));
}

function revisionsOf({ fetched, attempted, applied, healthy }: AgentStatus): readonly string[] {
  return [fetched, attempted, applied, healthy].flatMap((revision) => revision?.commit ?? []);
}

/** How often a branch is looked at while an agent does not see our commit there, in milliseconds. */
const branchInterval = { usual: 15_000, doubtful: 1_500 };

/** Where an agent has something else than our commit, the branch may have lost it. */
function branches({ state, targets }: View): readonly string[] {
  const doubted = targets.filter((target) => {
    const { branch } = target;
    const lineage = branch === '' ? undefined : lineageOf(state, seenBy(target));
    if (lineage !== 'behind' && lineage !== 'diverged') return false;
    const known = state.branches.get(branch);
    const isDoubtful = known !== undefined && known.value !== 'ahead' && known.value !== 'identical';
    const interval = isDoubtful || lineage === 'diverged' ? branchInterval.doubtful : branchInterval.usual;
    return known === undefined || state.now - known.at >= interval;
  });
  return [...new Set(doubted.map(({ branch }) => branch))];
}

/** How long an agent that has looked, and did not see our commit, is left alone, in milliseconds. */
const pause = 5_000;

function reconcile({ state, sources, targets, tree }: View): readonly KubernetesObject[] {
  const fetching = [...sources, ...targets.filter(({ source }) => source === undefined)];
  const behind = fetching.filter(
    ({ status }) => !isReached(state, status.fetched) && status.outcome.state !== 'suspended',
  );
  // a Kustomization hears of a new artifact by itself, unless it waits for another, or for its next attempt
  const idle = targets.filter(({ source, status, object }) => {
    const fetched = state.marks.get(source?.key ?? '')?.fetched;
    const isWaiting = object.kind === 'Kustomization' && !isReached(state, status.attempted);
    return fetched !== undefined && isWaiting && state.now - fetched >= pause && status.outcome.state !== 'suspended';
  });
  const again = [...behind, ...idle].filter(({ key, object }) => mayAsk(state, key, object));
  const values = tree.children.filter((child) => {
    const isOwned = state.marks.get(child.owner)?.healthy !== undefined;
    return isOwned && hasToBeAsked(state, child) && !hasAnswered(state, child) && !state.asked.has(child.key);
  });
  return [...new Set([...again, ...values].flatMap(({ object }) => object ?? []))];
}

function mayAsk({ asked, now }: State, key: string, object: KubernetesObject): boolean {
  const last = asked.get(key);
  return last === undefined || (now - last.at >= pause && hasReconciled(object, last.value));
}
