import { claim, type Delivery, freightOfBlock, isDeliveryCommit, rollbackBranch, rollingBranch } from '#environment';
import { ActionError } from '#error';
import type { BranchFacts, PlaceFacts, ProposedChange } from '#github';
import { arrive } from '../freight/arrive.ts';
import { type Freight, freightIn, isSame } from '../freight/freight.ts';
import { heldOn, sourceFacts } from '../gates/source-facts.ts';
import type { Sight } from '../look/look.ts';
import { baseOf, filesAt, headOf } from '../look/place.ts';
import { isProven } from '../look/proven.ts';
import { ownChange } from '../look/question.ts';
import { type Pair, pairOf } from '../scope/pair.ts';
import type { Step } from '../scope/steps.ts';
import { type Choice, choose, holdingOf, refusal, shownImages, type Waiting, waiting } from './choose.ts';
import { type Content, contentOf } from './content.ts';

/** What is to be done about a step. */
type Decision =
  | Waiting
  | { readonly kind: 'current'; readonly freight: Freight }
  /** The pull request stays as it is. */
  | { readonly kind: 'keep'; readonly content: Content; readonly change: ProposedChange }
  /** Undefined: there is no branch. Else it was left by an earlier promotion. */
  | { readonly kind: 'open'; readonly content: Content; readonly left: string | undefined }
  | { readonly kind: 'append'; readonly content: Content; readonly change: ProposedChange }
  | { readonly kind: 'replace'; readonly content: Content; readonly change: ProposedChange }
  | { readonly kind: 'close'; readonly freight: Freight; readonly change: ProposedChange; readonly why: string };

export interface Decided {
  readonly step: Step;
  readonly target: Pair;
  readonly branch: string;
  readonly decision: Decision;
}

interface Asking {
  /** Whoever asks for a step by name has it even where somebody closed it. */
  readonly isNamed: boolean;
  readonly actor: string;
}

export function decide(sight: Sight, step: Step, asking: Asking): Decided {
  const target = pairOf(sight, step.edge.to, step.unit);
  const branch = rollingBranch(step.edge.to.name, step.unit.name);
  const standing = { sight, step, target, branch, asking };
  try {
    return { step, target, branch, decision: decisionFor(standing) };
  } catch (error) {
    if (error instanceof ActionError) return { step, target, branch, decision: waiting('files', error.message) };
    throw error;
  }
}

interface Standing {
  readonly sight: Sight;
  readonly step: Step;
  readonly target: Pair;
  readonly branch: string;
  readonly asking: Asking;
}

function decisionFor(standing: Standing): Decision {
  const { sight, step, target, branch } = standing;
  const names = [step.unit.name, ...step.unit.apps.map(({ name }) => name)];
  const back = names.map((name) => rollbackBranch(step.edge.to.name, name));
  const rollback = sight.overview.pullRequests.find((each) => back.includes(each.branch) && each.base === target.base);
  if (rollback !== undefined) return waiting('rollback', `#${rollback.number} takes it back`);
  const choice = choose(sight, step);
  const own = ownChange(sight.overview, target, branch);
  return own === undefined ? opening(standing, choice) : following(standing, choice, own);
}

/** There is no pull request of ours. */
function opening(standing: Standing, choice: Choice): Decision {
  if (choice.kind !== 'freight') return choice;
  const { sight, asking, branch, target } = standing;
  const index = sight.question.branches.findIndex((each) => each.branch === branch && each.base === target.base);
  const facts: BranchFacts | undefined = sight.facts.branches[index];
  const { freight } = choice;
  // To move a branch to the base would close what is open on it.
  if (facts?.open !== undefined) return waiting('branch', `#${facts.open} was opened on it meanwhile`, freight);
  const closed = facts?.closed;
  const isRefused = closed !== undefined && closed.by !== '' && closed.by !== sight.overview.viewer;
  if (isRefused && !asking.isNamed && freightOfBlock(closed.body) === freight.id) {
    return waiting('closed', `${closed.by} closed #${closed.number} with this very freight`, freight);
  }
  const content = contentOf(sight, { ...standing, choice });
  const taken = facts?.head === undefined ? undefined : takenBranch(facts.head, branch, content.delivery);
  if (taken !== undefined) return waiting('branch', taken, freight);
  return { kind: 'open', content, left: facts?.head?.oid };
}

function takenBranch(head: NonNullable<BranchFacts['head']>, branch: string, delivery: Delivery): string | undefined {
  try {
    claim({ branch, head, pullRequest: undefined, delivery });
    return head.hasAll ? undefined : `"${branch}" holds more commits than can be looked at`;
  } catch (error) {
    if (error instanceof ActionError) return error.message;
    throw error;
  }
}

/** What becomes of the pull request that is open. */
function following(standing: Standing, choice: Choice, change: ProposedChange): Decision {
  const { sight, step, target } = standing;
  const foreign = foreignOf(standing, change);
  if (foreign !== '') return waiting('foreign-commits', `#${change.number} ${foreign}`);
  const head = headOf(sight, change);
  const carried = freightIn(sight.config, target, filesAt(head, target));
  const base = filesAt(baseOf(sight, target), target);
  if (carried.problems.length > 0) {
    return choice.kind === 'freight'
      ? carrying(standing, choice, { change, head })
      : waiting('freight', carried.problems.join('; '));
  }
  const edit = arrive(target, carried, base);
  if (edit.files.length === 0)
    return { kind: 'close', freight: carried, change, why: `\`${target.base}\` holds these values by now` };
  const why = obsolete(standing, carried);
  if (why !== undefined) return { kind: 'close', freight: carried, change, why };
  // Anybody can name a branch as we do.
  const strangers = sourceFacts(sight, step, carried).filter(({ stay }) => stay === undefined);
  const isStrange = step.edge.need === 'all' ? strangers.length > 0 : strangers.length === step.edge.from.length;
  if (isStrange) {
    const names = strangers.map(({ environment }) => environment).join(', ');
    return waiting('sources', `#${change.number} carries ${shownImages(carried)}, which ${names} never held`, carried);
  }
  const refused = refusal(sight, { step, target, held: holdingOf(sight, target), freight: carried });
  if (refused !== undefined && choice.kind !== 'freight') return refused;
  const keeps = choice.kind !== 'freight' || (refused === undefined && step.edge.to.follow === 'pinned');
  const wanted = keeps ? { kind: 'freight' as const, freight: carried, edit } : choice;
  return carrying(standing, wanted, { change, head });
}

/** Why a freight that waits cannot be merged any more. */
function obsolete({ sight, step, target }: Standing, freight: Freight): string | undefined {
  const { target: there, sources } = heldOn(sight, step, freight);
  const [hold] = [there, ...sources.values()].filter((each) => each !== undefined);
  if (hold !== undefined) return `${hold.by} holds it in ${hold.environment}: ${hold.reason}`;
  const back = sourceFacts(sight, step, freight).filter(({ held }) => held !== undefined);
  const isBack = step.edge.need === 'all' ? back.length > 0 : back.length === step.edge.from.length;
  if (isBack) return `it was taken back in ${back.map(({ environment }) => environment).join(', ')}`;
  const refused = refusal(sight, { step, target, held: holdingOf(sight, target), freight });
  return refused?.reason === 'downgrade'
    ? `\`${target.base}\` holds a newer version by now: ${refused.detail}`
    : undefined;
}

function foreignOf({ sight, step }: Standing, change: ProposedChange): string {
  const read = sight.facts.pullRequests[sight.question.pullRequests.indexOf(change.number)];
  if (read === undefined || !read.hasAllCommits) return 'holds more commits than can be looked at';
  const delivery = { environment: step.edge.to.name, app: step.unit.name };
  const foreign = read.commits.filter(({ message }) => !isDeliveryCommit(message, delivery));
  const shown = foreign.map(({ oid, author }) => `${oid.slice(0, 7)} by ${author}`);
  return shown.length === 0 ? '' : `holds commits of others: ${shown.join(', ')}`;
}

interface Carrier {
  readonly change: ProposedChange;
  readonly head: PlaceFacts | undefined;
}

/** Keeps the pull request where it carries the freight, and nothing else. */
function carrying(
  standing: Standing,
  choice: Extract<Choice, { kind: 'freight' }>,
  { change, head }: Carrier,
): Decision {
  const { sight, target } = standing;
  const content = contentOf(sight, { ...standing, choice });
  const there = filesAt(head, target);
  const holds = (texts: readonly { readonly path: string; readonly text: string }[]): boolean =>
    choice.edit.files.every(({ path, text }) => texts.find((file) => file.path === path)?.text === text);
  const reaches =
    change.hasAllFiles && change.files.every((path) => choice.edit.files.some((file) => file.path === path));
  if (holds(there) && reaches && !change.conflicts) return { kind: 'keep', content, change };
  const carried = freightIn(sight.config, target, there);
  const isInPlace = isSame(carried, choice.freight) && arrive(target, choice.freight, there).files.length === 0;
  const within = change.hasAllFiles && change.files.every((path) => target.paths.includes(path));
  if (isInPlace && within && !change.conflicts && isProven(sight, change)) return { kind: 'keep', content, change };
  const after = arrive(target, choice.freight, there);
  const onTop = there.map((file) => after.files.find(({ path }) => path === file.path) ?? file);
  return { kind: holds(onTop) && reaches && !change.conflicts ? 'append' : 'replace', content, change };
}
