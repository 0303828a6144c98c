import { claim, type DeliverySource, regionLimit, regionOf, sourceOfBlock, withRegion } from '#environment';
import {
  type CommitTarget,
  describePullRequest,
  type Head,
  type MutationField,
  type OpenPullRequest,
  openPullRequest,
  putCommit,
  replaceBranch,
  type Sent,
  takeBack,
} from '#github';
import type { Content } from './content.ts';
import { describe } from './description.ts';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import type { Round } from './round.ts';

/** What is to be done, for one state of the repository. */
export type Decision =
  | { readonly kind: 'leave'; readonly head: Head; readonly pullRequest: OpenPullRequest }
  /** The commit is right, the description is not. */
  | { readonly kind: 'describe'; readonly head: Head; readonly pullRequest: OpenPullRequest }
  /** The branch is right, and nothing is open from it. */
  | { readonly kind: 'open'; readonly head: Head; readonly pullRequest?: undefined }
  | { readonly kind: 'create'; readonly head?: undefined; readonly pullRequest?: undefined }
  | { readonly kind: 'replace'; readonly head: Head; readonly pullRequest: OpenPullRequest | undefined }
  | { readonly kind: 'commit'; readonly head?: undefined; readonly pullRequest?: undefined };

export type Written = Exclude<Decision, { readonly kind: 'leave' }>;

/** A round that has something to write. */
export interface Writing extends Round {
  readonly content: Content;
}

/** @throws ActionError FOREIGN_COMMITS, BRANCH_EXISTS */
export function decide(writing: Writing): Decision {
  const { aim, seen, branch, delivery, content } = writing;
  const { head, pullRequest } = seen;
  if (aim.policy.settings.mode === 'direct') return { kind: 'commit' };
  if (head === undefined) return { kind: 'create' };
  claim({ branch, head, pullRequest, delivery });
  if (!content.isOnBranch) return { kind: 'replace', head, pullRequest };
  if (pullRequest === undefined) return { kind: 'open', head };
  // Who asked first stays: the same rollback asked for again is no new description.
  const right = regionFor(writing, pullRequest.body, sourceOfBlock(pullRequest.body));
  return { kind: regionOf(pullRequest.body) === right ? 'leave' : 'describe', head, pullRequest };
}

/** One document for each decision but `replace`, which needs two. */
export function carryOut(decision: Written, writing: Writing, call: Call): Promise<Sent> {
  const { branch, seen, content } = writing;
  const { changes } = content;
  const target = targetOf(writing, call);
  const send = (name: string, fields: readonly MutationField[]): Promise<Sent> =>
    call.ports.github.send({ name, repository: call.inputs.repository, fields });
  switch (decision.kind) {
    case 'describe':
      return send('DescribeRollback', [
        descriptionOf(writing, decision.pullRequest, sourceOfBlock(decision.pullRequest.body)),
      ]);
    case 'open':
      return send('OpenRollback', [descriptionOf(writing, undefined)]);
    case 'create': {
      const place = { branch, from: undefined, parent: seen.base, changes };
      return putCommit(target, place, { name: 'OpenRollback', after: [descriptionOf(writing, undefined)] });
    }
    case 'replace': {
      const place = { branch, from: decision.head.oid, parent: seen.base, changes };
      return replaceBranch(target, place, descriptionOf(writing, decision.pullRequest));
    }
    case 'commit': {
      const place = { branch: seen.base.name, from: seen.base.oid, parent: seen.base, changes };
      return putCommit(target, place, { name: 'CommitRollback', after: [] });
    }
  }
}

export interface Call {
  readonly inputs: Inputs;
  readonly ports: Ports;
}

function targetOf({ seen, message }: Round, { inputs, ports }: Call): CommitTarget {
  return { github: ports.github, repository: inputs.repository, repositoryId: seen.repositoryId, message };
}

/** Leaves the branch and its pull request as they were before a refusal. */
export async function restoreBranch(
  decision: Written,
  sent: Extract<Sent, { readonly kind: 'refused' }>,
  { writing, call }: { readonly writing: Writing; readonly call: Call },
): Promise<void> {
  if (decision.kind === 'commit') return;
  await takeBack(sent, targetOf(writing, call), {
    branch: writing.branch,
    oid: decision.head?.oid,
    pullRequest: decision.pullRequest,
    isReplaced: decision.kind === 'replace',
  });
}

function descriptionOf(
  writing: Writing,
  pullRequest: OpenPullRequest | undefined,
  source?: DeliverySource,
): MutationField {
  const { seen, branch, message } = writing;
  const existing = pullRequest?.body ?? '';
  const body = withRegion(existing, regionFor(writing, existing, source));
  const title = message.headline;
  if (pullRequest !== undefined) return describePullRequest({ ...pullRequest, title, body });
  return openPullRequest({ repositoryId: seen.repositoryId, base: seen.base.name, branch, title, body, draft: false });
}

function regionFor({ content, delivery, from, to, warnings }: Writing, body: string, source = delivery.source): string {
  const described = { content, from, to, warnings, delivery: { ...delivery, ...(source && { source }) } };
  return describe(described, regionLimit(body));
}
