import { writes } from '../../rest/endpoint.ts';
import { type Json, textOf } from '../../rest/json.ts';
import { type Reviewers, requestReviews } from '../../state/request-reviews.ts';
import { labelNode } from '../nodes/label.ts';
import { pullRequestNode } from '../nodes/pull-request.ts';
import { notFound, unprocessable } from '../refusal.ts';
import {
  demand,
  demandOne,
  loginWithId,
  numberIn,
  pullRequestOf,
  repositoryOf,
  type Scope,
  teamWithId,
} from '../scope.ts';
import { mutationFields, required } from './mutation.ts';
import { writable } from './pull-request-target.ts';

export function decorationMutations(scope: Scope): ReturnType<typeof mutationFields> {
  const reviewing = ['pullRequestId', 'userIds', 'teamIds', 'union'];
  return mutationFields([
    {
      name: 'createLabel',
      members: ['repositoryId', 'name', 'color', 'description'],
      run: (i) => createLabel(scope, i),
    },
    { name: 'addLabelsToLabelable', members: ['labelableId', 'labelIds'], run: (input) => addLabels(scope, input) },
    {
      name: 'addAssigneesToAssignable',
      members: ['assignableId', 'assigneeIds'],
      run: (input) => assign(scope, input),
    },
    { name: 'requestReviews', members: reviewing, run: (input) => request(scope, input) },
    { name: 'convertPullRequestToDraft', members: ['pullRequestId'], run: (input) => setDraft(scope, input, true) },
    {
      name: 'markPullRequestReadyForReview',
      members: ['pullRequestId'],
      run: (input) => setDraft(scope, input, false),
    },
  ]);
}

function createLabel(scope: Scope, input: Json): Json {
  const repository = repositoryOf(scope, required(input, 'repositoryId'));
  demand(scope, repository, [writes('issues')]);
  const name = required(input, 'name');
  if (repository.labels.named(name) !== undefined) throw unprocessable('Name has already been taken');
  const label = repository.labels.add(name, required(input, 'color'), textOf(input, 'description') ?? null);
  return { label: labelNode(scope, repository, label) };
}

const either = [writes('issues'), writes('pull-requests')];

function addLabels(scope: Scope, input: Json): Json {
  const { repository, pullRequest } = pullRequestOf(scope, required(input, 'labelableId'));
  demandOne(scope, repository, either);
  const names = idsIn(input, 'labelIds').map((id) => labelNamed(repository.labels, numberIn(repository, 'LA', id), id));
  const labels = [...new Set([...pullRequest.labels, ...names])];
  const updated = repository.pullRequests.update(pullRequest.number, { labels });
  return { labelable: pullRequestNode(scope, repository, updated) };
}

function labelNamed(
  labels: { readonly withId: (id: number) => { readonly name: string } | undefined },
  number: number | undefined,
  id: string,
): string {
  const label = number === undefined ? undefined : labels.withId(number);
  if (label === undefined) throw notFound(`Could not resolve to a node with the global id of '${id}'`);
  return label.name;
}

/** Who cannot be assigned is left out without a word. */
function assign(scope: Scope, input: Json): Json {
  const { repository, pullRequest } = pullRequestOf(scope, required(input, 'assignableId'));
  demandOne(scope, repository, either);
  const logins = idsIn(input, 'assigneeIds').map((id) => loginWithId(scope, id));
  const assignable = logins.filter((login) => repository.collaborators.has(login));
  const assignees = [...new Set([...pullRequest.assignees, ...assignable])];
  const updated = repository.pullRequests.update(pullRequest.number, { assignees });
  return { assignable: pullRequestNode(scope, repository, updated) };
}

function request(scope: Scope, input: Json): Json {
  const { repository, pullRequest } = writable(scope, required(input, 'pullRequestId'));
  const asked: Reviewers = {
    users: idsIn(input, 'userIds').map((id) => loginWithId(scope, id)),
    teams: idsIn(input, 'teamIds').map((id) => teamWithId(scope, id)),
  };
  const outcome = requestReviews(repository, pullRequest, { ...asked, keepsOthers: input.union === true });
  if ('problem' in outcome) throw unprocessable(outcome.problem);
  return { pullRequest: pullRequestNode(scope, repository, outcome.pullRequest) };
}

function setDraft(scope: Scope, input: Json, draft: boolean): Json {
  const { repository, pullRequest } = writable(scope, required(input, 'pullRequestId'));
  const updated = repository.pullRequests.update(pullRequest.number, { draft });
  return { pullRequest: pullRequestNode(scope, repository, updated) };
}

function idsIn(input: Json, name: string): readonly string[] {
  const ids = input[name];
  return Array.isArray(ids) ? ids.map(String) : [];
}
