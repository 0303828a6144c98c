import { freightOfBlock, regionOf } from '#environment';
import {
  type CommitTarget,
  comment,
  commitOnBranch,
  createBranch,
  describePullRequest,
  fitsMutation,
  type MutationField,
  moveBranches,
  openPullRequest,
} from '#github';
import type { Decided } from '../decide/decide.ts';
import { withGates } from '../gates/status.ts';
import type { Sight } from '../look/look.ts';
import type { GateRow } from '../result.ts';
import { bodyOf } from './describe.ts';

/** A decision with the gates that the pull request will have. */
export interface Planned extends Decided {
  readonly rows: readonly GateRow[];
}

/** How a decision is carried out: by fields of the one document, by documents of its own, or not at all. */
export type Carrying =
  | { readonly kind: 'fields'; readonly fields: readonly MutationField[] }
  | { readonly kind: 'alone' }
  | { readonly kind: 'nothing' };

export function carryingOf(sight: Sight, planned: Planned, repository: string): Carrying {
  const { decision, branch, target } = planned;
  const { repositoryId } = sight.overview;
  switch (decision.kind) {
    case 'waiting':
    case 'current':
      return { kind: 'nothing' };
    case 'replace':
      return { kind: 'alone' };
    case 'close': {
      const { change, why } = decision;
      const gone = moveBranches(repositoryId, [{ branch, from: change.headOid, to: undefined }]);
      return { kind: 'fields', fields: [gone, comment(change, `Closed: ${why}.`)] };
    }
    case 'keep': {
      const { body, title } = describing(planned, decision);
      const isRight = body === decision.change.body;
      return isRight
        ? { kind: 'nothing' }
        : { kind: 'fields', fields: [describePullRequest({ ...decision.change, title, body })] };
    }
    case 'append': {
      const { change, content } = decision;
      if (!fitsMutation(content.changes)) return { kind: 'alone' };
      const { message, changes } = content;
      const commit = commitOnBranch({ repository, branch, parent: change.headOid, message, changes });
      return { kind: 'fields', fields: [commit, describePullRequest({ ...change, ...describing(planned, decision) })] };
    }
    case 'open': {
      const { content, left } = decision;
      const { message, changes, parent } = content;
      if (!fitsMutation(changes)) return { kind: 'alone' };
      // Nothing is open on a branch that was left: it may pass through the base.
      const start =
        left === undefined
          ? createBranch({ repositoryId, branch, oid: parent.oid })
          : moveBranches(repositoryId, [{ branch, from: left, to: parent.oid }]);
      const commit = commitOnBranch({ repository, branch, parent: parent.oid, message, changes });
      const opening = { repositoryId, base: target.base, branch, draft: false, ...describing(planned, decision) };
      return { kind: 'fields', fields: [start, commit, openPullRequest(opening)] };
    }
  }
}

type WithContent = Extract<Decided['decision'], { readonly content: object }>;

/** Of a pull request that somebody else's delivery opened, the words stay. */
export function describing(
  { rows }: Pick<Planned, 'rows'>,
  decision: WithContent,
): { readonly title: string; readonly body: string } {
  const { content } = decision;
  const change = 'change' in decision ? decision.change : undefined;
  const ours = regionOf(change?.body ?? '');
  if (change !== undefined && decision.kind === 'keep' && ours !== undefined && !ours.includes('"action":"promote"')) {
    return { title: change.title, body: withGates(change.body, rows) };
  }
  const body = bodyOf(content, rows, change?.body ?? '');
  if (change === undefined || decision.kind !== 'keep') return { title: content.title, body };
  // The title of what stands may be somebody's by now, unless it and the body still tell of the freight before: a commit
  // landed, and the words that were to follow it failed.
  const told = freightOfBlock(change.body);
  const isBehind = told !== undefined && told !== content.freight.id;
  return { title: isBehind ? content.title : change.title, body };
}

export function targetOf(
  sight: Sight,
  { message }: WithContent['content'],
  { github, repository }: Pick<CommitTarget, 'github' | 'repository'>,
): CommitTarget {
  return { github, repository, repositoryId: sight.overview.repositoryId, message };
}
