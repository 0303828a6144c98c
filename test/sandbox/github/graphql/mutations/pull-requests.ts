import { startPullRequestRuns } from '../../actions/pull-request.ts';
import { writes } from '../../rest/endpoint.ts';
import { type Json, textOf } from '../../rest/json.ts';
import { type MergeOutcome, mergePullRequest } from '../../state/merge-pull-request.ts';
import { openPullRequest, textProblem } from '../../state/open-pull-request.ts';
import { reopenProblem } from '../../state/reopen-pull-request.ts';
import type { Repository } from '../../state/repository.ts';
import { actorNode } from '../nodes/actor.ts';
import { commentNode, pullRequestNode } from '../nodes/pull-request.ts';
import { forbidden, notFound, unprocessable } from '../refusal.ts';
import { demand, numberIn, repositoryOf, type Scope } from '../scope.ts';
import { methodOf } from './auto-merge.ts';
import { mutationFields, required } from './mutation.ts';
import { writable } from './pull-request-target.ts';

const openingMembers = ['repositoryId', 'baseRefName', 'headRefName', 'title', 'body', 'draft', 'maintainerCanModify'];
const mergingMembers = ['pullRequestId', 'commitHeadline', 'commitBody', 'expectedHeadOid', 'mergeMethod'];

export function pullRequestMutations(scope: Scope): ReturnType<typeof mutationFields> {
  const id = ['pullRequestId'];
  return mutationFields([
    { name: 'createPullRequest', members: openingMembers, run: (input) => create(scope, input) },
    {
      name: 'updatePullRequest',
      members: [...id, 'title', 'body', 'state', 'milestoneId'],
      run: (input) => update(scope, input),
    },
    { name: 'closePullRequest', members: id, run: (input) => setState(scope, input, 'closed') },
    { name: 'reopenPullRequest', members: id, run: (input) => setState(scope, input, 'open') },
    { name: 'mergePullRequest', members: mergingMembers, run: (input) => merge(scope, input) },
    { name: 'addComment', members: ['subjectId', 'body'], run: (input) => addComment(scope, input) },
  ]);
}

async function create(scope: Scope, input: Json): Promise<Json> {
  const repository = repositoryOf(scope, required(input, 'repositoryId'));
  demand(scope, repository, [writes('pull-requests')]);
  const outcome = await openPullRequest(repository, {
    title: required(input, 'title'),
    body: textOf(input, 'body') ?? '',
    by: scope.caller,
    draft: input.draft === true,
    baseRefName: required(input, 'baseRefName').replace(/^refs\/heads\//, ''),
    headRefName: required(input, 'headRefName').replace(/^refs\/heads\//, ''),
  });
  if (outcome.kind === 'refused') {
    throw outcome.reason === 'job' ? forbidden(outcome.message) : unprocessable(outcome.message);
  }
  const { pullRequest } = outcome;
  await startPullRequestRuns(scope.world, repository, { pullRequest, action: 'opened', by: scope.caller });
  return { pullRequest: pullRequestNode(scope, repository, pullRequest) };
}

async function update(scope: Scope, input: Json): Promise<Json> {
  const { repository, pullRequest } = writable(scope, required(input, 'pullRequestId'));
  const [title, body, asked] = [textOf(input, 'title'), textOf(input, 'body'), textOf(input, 'state')];
  const problem = textProblem({ title: title ?? '', body: body ?? '' });
  if (problem !== undefined) throw unprocessable(problem);
  const milestone = milestoneIn(repository, textOf(input, 'milestoneId'));
  if (asked !== undefined) await setState(scope, input, asked === 'OPEN' ? 'open' : 'closed');
  const updated = repository.pullRequests.update(pullRequest.number, {
    ...(title === undefined ? {} : { title }),
    ...(body === undefined ? {} : { body }),
    ...(milestone === undefined ? {} : { milestone }),
  });
  return { pullRequest: pullRequestNode(scope, repository, updated) };
}

function milestoneIn(repository: Repository, id: string | undefined): number | undefined {
  if (id === undefined) return undefined;
  const number = numberIn(repository, 'MI', id);
  if (number !== undefined && repository.milestones.get(number) !== undefined) return number;
  throw notFound(`Could not resolve to a node with the global id of '${id}'`);
}

async function setState(scope: Scope, input: Json, state: 'open' | 'closed'): Promise<Json> {
  const { repository, pullRequest } = writable(scope, required(input, 'pullRequestId'));
  const problem = state === 'open' ? await reopenProblem(repository, pullRequest) : undefined;
  if (problem !== undefined) throw unprocessable(problem);
  if (pullRequest.state === 'merged') throw unprocessable('Could not close the pull request: it is merged.');
  const updated = repository.pullRequests.update(pullRequest.number, {
    state,
    ...(state === 'closed' ? { closedBy: scope.caller.actor } : {}),
  });
  return { pullRequest: pullRequestNode(scope, repository, updated) };
}

async function merge(scope: Scope, input: Json): Promise<Json> {
  const { repository, pullRequest } = writable(scope, required(input, 'pullRequestId'));
  demand(scope, repository, [writes('contents')]);
  const [headline, body] = [textOf(input, 'commitHeadline'), textOf(input, 'commitBody')];
  const expectedHead = textOf(input, 'expectedHeadOid');
  const outcome = await mergePullRequest(scope.world, repository, {
    pullRequest,
    method: methodOf(textOf(input, 'mergeMethod')),
    by: scope.caller,
    ...(headline === undefined ? {} : { headline }),
    ...(body === undefined ? {} : { body }),
    ...(expectedHead === undefined ? {} : { expectedHead }),
  });
  if (outcome.kind !== 'merged') throw unprocessable(mergeProblem(outcome));
  const actor = actorNode(scope, scope.caller.actor);
  return { actor, pullRequest: pullRequestNode(scope, repository, outcome.pullRequest) };
}

function mergeProblem(outcome: Exclude<MergeOutcome, { kind: 'merged' }>): string {
  if (outcome.kind === 'refused') return outcome.message;
  const branch = outcome.kind === 'head-moved' ? 'Head' : 'Base';
  return `${branch} branch was modified. Review and try the merge again.`;
}

function addComment(scope: Scope, input: Json): Json {
  const { repository, pullRequest } = writable(scope, required(input, 'subjectId'));
  const comment = repository.pullRequests.comment(pullRequest.number, scope.caller.actor, required(input, 'body'));
  const node = commentNode(scope, comment);
  return {
    commentEdge: { __typename: 'IssueCommentEdge', node },
    subject: pullRequestNode(scope, repository, repository.pullRequests.get(pullRequest.number) ?? pullRequest),
  };
}
