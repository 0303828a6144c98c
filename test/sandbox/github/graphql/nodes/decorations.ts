import type { Json } from '../../rest/json.ts';
import { NotImplemented } from '../../state/defects.ts';
import { nodeId } from '../../state/node-id.ts';
import type { PullRequest } from '../../state/pull-request.ts';
import type { Repository } from '../../state/repository.ts';
import { connection, paging } from '../connection.ts';
import { type GraphqlNode, only } from '../resolve.ts';
import type { Scope } from '../scope.ts';
import { actorNode } from './actor.ts';
import { labelConnection, milestoneNode } from './label.ts';
import { autoMergeNode, queueEntryNode } from './merging.ts';
import { teamNode } from './organization.ts';
import { reviewFields } from './review.ts';

/** What is put on a pull request after it is opened. */
export function decorations(scope: Scope, repository: Repository, pullRequest: PullRequest): Json {
  const { labels, assignees, milestone } = pullRequest;
  const titled = milestone === undefined ? undefined : repository.milestones.get(milestone);
  const user = (login: string): GraphqlNode => actorNode(scope, login);
  return {
    labels: (args: Json) => {
      const found = labels.flatMap((name) => repository.labels.named(name) ?? []);
      return labelConnection(scope, repository, { labels: found, args });
    },
    assignees: (args: Json) => connection({ name: 'User', field: 'assignees' }, assignees, { args, node: user }),
    milestone: titled === undefined ? null : () => milestoneNode(scope, repository, titled),
    reviewRequests: (args: Json) => {
      const type = { name: 'ReviewRequest', field: 'reviewRequests' };
      return connection(type, requestedReviewers(scope, pullRequest), { args, node: (node) => node });
    },
    ...reviewFields(scope, repository, pullRequest),
    autoMergeRequest: () => autoMergeNode(scope, repository, pullRequest),
    mergeQueueEntry: () => queueEntryNode(scope, repository, pullRequest),
    isInMergeQueue: pullRequest.queued !== undefined,
    timelineItems: (args: Json) => timeline(scope, pullRequest, args),
  };
}

function requestedReviewers(scope: Scope, { number, requestedUsers, requestedTeams }: PullRequest): GraphqlNode[] {
  const teams = requestedTeams.flatMap((slug) => scope.world.teams.get(slug) ?? []);
  const reviewers = [
    ...requestedUsers.map((login) => actorNode(scope, login)),
    ...teams.map((team) => teamNode(scope, team)),
  ];
  return reviewers.map((requestedReviewer, index) => ({
    __typename: 'ReviewRequest',
    id: nodeId('RR', number, index),
    asCodeOwner: false,
    requestedReviewer,
  }));
}

/** Of all that can happen to a pull request, only its closing is told. */
function timeline(scope: Scope, { number, closedAt, closedBy }: PullRequest, args: Json): GraphqlNode {
  only(args, 'PullRequest.timelineItems', [...paging, 'itemTypes']);
  const types = Array.isArray(args.itemTypes) ? args.itemTypes : [];
  if (types.length !== 1 || types[0] !== 'CLOSED_EVENT') throw new NotImplemented('timeline items but CLOSED_EVENT');
  const closed = closedAt === undefined ? [] : [{ at: closedAt, by: closedBy }];
  return connection({ name: 'PullRequestTimelineItems', field: 'timelineItems' }, closed, {
    args,
    node: ({ at, by }) => ({
      __typename: 'ClosedEvent',
      id: nodeId('CE', number, at.getTime()),
      createdAt: at.toISOString(),
      actor: by === undefined ? null : () => actorNode(scope, by),
    }),
  });
}
