import { writes } from '../../rest/endpoint.ts';
import { type Json, textOf } from '../../rest/json.ts';
import { autoMergeProblem, enqueueProblem, mergeWhatIsReady } from '../../state/merge-automatically.ts';
import type { MergeMethod } from '../../state/merge-method.ts';
import { isMethodAllowed } from '../../state/merge-permission.ts';
import { rulesOf } from '../../state/rules.ts';
import { actorNode } from '../nodes/actor.ts';
import { queueEntryNode } from '../nodes/merging.ts';
import { pullRequestNode } from '../nodes/pull-request.ts';
import { unprocessable } from '../refusal.ts';
import { demand, type Scope } from '../scope.ts';
import { mutationFields, required } from './mutation.ts';
import { writable } from './pull-request-target.ts';

const enabling = ['pullRequestId', 'commitHeadline', 'commitBody', 'expectedHeadOid', 'mergeMethod'];

export function autoMergeMutations(scope: Scope): ReturnType<typeof mutationFields> {
  const id = ['pullRequestId'];
  return mutationFields([
    { name: 'enablePullRequestAutoMerge', members: enabling, run: (input) => enable(scope, input) },
    { name: 'disablePullRequestAutoMerge', members: id, run: (input) => disable(scope, input) },
    {
      name: 'enqueuePullRequest',
      members: [...id, 'expectedHeadOid', 'jump'],
      run: (input) => enqueue(scope, input),
    },
  ]);
}

export function methodOf(method: string | undefined): MergeMethod {
  return method === 'SQUASH' ? 'squash' : method === 'REBASE' ? 'rebase' : 'merge';
}

async function enable(scope: Scope, input: Json): Promise<Json> {
  const { repository, pullRequest } = writable(scope, required(input, 'pullRequestId'));
  demand(scope, repository, [writes('contents')]);
  const { number, headOid, baseRefName } = pullRequest;
  if ((textOf(input, 'expectedHeadOid') ?? headOid) !== headOid) throw unprocessable(headMoved);
  const method = methodOf(textOf(input, 'mergeMethod'));
  const isQueue = rulesOf(repository, baseRefName).mergeQueue === true;
  // With a queue its own method holds, whatever was asked for.
  if (!isQueue && !isMethodAllowed(repository, method)) {
    throw unprocessable(`Merge method ${method} merging is not allowed on this repository`);
  }
  const problem = await autoMergeProblem(repository, pullRequest);
  if (problem !== undefined) throw unprocessable(problem);
  const [headline, body] = [textOf(input, 'commitHeadline'), textOf(input, 'commitBody')];
  const message = { ...(headline === undefined ? {} : { headline }), ...(body === undefined ? {} : { body }) };
  const autoMerge = { by: scope.caller, method, at: new Date(), ...message };
  const updated = repository.pullRequests.update(number, { autoMerge });
  const answer = pullRequestNode(scope, repository, updated);
  if (isQueue) await mergeWhatIsReady(scope.world, repository);
  return { actor: actorNode(scope, scope.caller.actor), pullRequest: answer };
}

const headMoved = 'Head branch was modified. Review and try the merge again.';

function disable(scope: Scope, input: Json): Json {
  const { repository, pullRequest } = writable(scope, required(input, 'pullRequestId'));
  const updated = repository.pullRequests.update(pullRequest.number, { autoMerge: undefined });
  return { actor: actorNode(scope, scope.caller.actor), pullRequest: pullRequestNode(scope, repository, updated) };
}

async function enqueue(scope: Scope, input: Json): Promise<Json> {
  const { repository, pullRequest } = writable(scope, required(input, 'pullRequestId'));
  demand(scope, repository, [writes('contents')]);
  const { number, headOid } = pullRequest;
  if ((textOf(input, 'expectedHeadOid') ?? headOid) !== headOid) throw unprocessable(headMoved);
  const problem = await enqueueProblem(repository, pullRequest);
  if (problem !== undefined) throw unprocessable(problem);
  const queued = { by: scope.caller, at: new Date() };
  const updated = repository.pullRequests.update(number, { queued });
  return { mergeQueueEntry: queueEntryNode(scope, repository, updated) };
}
