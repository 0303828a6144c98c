import type { Json } from '../../rest/json.ts';
import { nodeId } from '../../state/node-id.ts';
import type { PullRequest, Review } from '../../state/pull-request.ts';
import type { Repository } from '../../state/repository.ts';
import { connection, paging } from '../connection.ts';
import { type GraphqlNode, only } from '../resolve.ts';
import type { Scope } from '../scope.ts';
import { actorNode } from './actor.ts';
import { commitNode } from './commit.ts';

/** What people said of a pull request: of each only the last word is kept. */
export function reviewFields(scope: Scope, repository: Repository, { reviews }: PullRequest): Json {
  const page = (field: string, found: readonly Review[], args: Json): GraphqlNode =>
    connection({ name: 'PullRequestReview', field }, found, {
      args,
      node: (review) => reviewNode(scope, repository, review),
    });
  return {
    reviews: (args: Json) => {
      only(args, 'PullRequest.reviews', [...paging, 'states']);
      const { states } = args;
      const wanted = reviews.filter(({ state }) => !Array.isArray(states) || states.includes(state));
      return page('reviews', wanted, args);
    },
    latestOpinionatedReviews: (args: Json) => {
      only(args, 'PullRequest.latestOpinionatedReviews', [...paging, 'writersOnly']);
      const wanted = reviews.filter(({ author }) => args.writersOnly !== true || mayWrite(repository, author));
      return page('latestOpinionatedReviews', wanted, args);
    },
  };
}

function reviewNode(scope: Scope, repository: Repository, { id, author, state, commit, at }: Review): GraphqlNode {
  return {
    __typename: 'PullRequestReview',
    id: nodeId('PRR', id),
    databaseId: id,
    state,
    author: () => actorNode(scope, author),
    authorCanPushToRepository: mayWrite(repository, author),
    commit: () => commitNode(scope, repository, commit),
    submittedAt: at.toISOString(),
  };
}

function mayWrite({ collaborators, owner }: Repository, login: string): boolean {
  return login === owner || collaborators.has(login);
}
