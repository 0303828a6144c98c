import { startPullRequestRuns } from '../../actions/pull-request.ts';
import { readsMembers } from '../../state/access.ts';
import { NotImplemented } from '../../state/defects.ts';
import { type MergeOutcome, mergePullRequest } from '../../state/merge-pull-request.ts';
import { type OpeningOutcome, openPullRequest } from '../../state/open-pull-request.ts';
import type { PullRequest } from '../../state/pull-request.ts';
import { reopenProblem } from '../../state/reopen-pull-request.ts';
import { requestReviews } from '../../state/request-reviews.ts';
import { type Endpoint, type Reply, type RestCall, reads, writes } from '../endpoint.ts';
import { textOf } from '../json.ts';
import { pullRequestEntry, pullRequestObject } from '../objects/pull-request.ts';
import { paged } from '../page.ts';
import { notFound, Refusal, validationFailed } from '../refusal.ts';

export const pullEndpoints: readonly Endpoint[] = [
  { route: 'GET /repos/{owner}/{repo}/pulls', needs: [reads('pull-requests')], handle: list },
  { route: 'POST /repos/{owner}/{repo}/pulls', needs: [writes('pull-requests')], handle: open },
  {
    route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    needs: [reads('pull-requests')],
    handle: async (call) => await answer(call, 200, wanted(call)),
  },
  { route: 'PATCH /repos/{owner}/{repo}/pulls/{pull_number}', needs: [writes('pull-requests')], handle: update },
  {
    route: 'POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers',
    needs: [writes('pull-requests')],
    handle: request,
  },
  {
    route: 'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge',
    needs: [writes('contents'), writes('pull-requests')],
    handle: merge,
  },
];

function wanted({ repository, parameters }: RestCall): PullRequest {
  const pullRequest = repository.pullRequests.get(Number(parameters.pull_number));
  if (pullRequest === undefined) throw notFound();
  return pullRequest;
}

async function answer({ world, repository }: RestCall, status: number, pullRequest: PullRequest): Promise<Reply> {
  return { status, body: await pullRequestObject(world, repository, pullRequest) };
}

async function list(call: RestCall): Promise<Reply> {
  const { world, repository, query } = call;
  const sort = query.get('sort') ?? 'created';
  if (sort !== 'created') throw new NotImplemented(`pull requests sorted by ${sort}`);
  const state = query.get('state') ?? 'open';
  const found = repository.pullRequests.list().filter((pullRequest) => {
    if (state !== 'all' && (pullRequest.state === 'open') !== (state === 'open')) return false;
    if ((query.get('base') ?? pullRequest.baseRefName) !== pullRequest.baseRefName) return false;
    const head = query.get('head');
    // GitHub ignores a head that does not name its owner.
    return head === null || !head.includes(':') || head === `${repository.owner}:${pullRequest.headRefName}`;
  });
  const ordered = query.get('direction') === 'asc' ? found : found.toReversed();
  return paged(
    call,
    ordered.map((pullRequest) => pullRequestEntry(world, repository, pullRequest)),
  );
}

async function open(call: RestCall): Promise<Reply> {
  const { world, body, repository, caller } = call;
  const outcome = await openPullRequest(repository, {
    title: textOf(body, 'title') ?? '',
    body: textOf(body, 'body') ?? '',
    by: caller,
    draft: body.draft === true,
    baseRefName: textOf(body, 'base') ?? '',
    headRefName: textOf(body, 'head') ?? '',
  });
  if (outcome.kind === 'opened') {
    const { pullRequest } = outcome;
    await startPullRequestRuns(world, repository, { pullRequest, action: 'opened', by: caller });
    return await answer(call, 201, pullRequest);
  }
  throw openingRefused(outcome);
}

function openingRefused({ reason, message }: Extract<OpeningOutcome, { kind: 'refused' }>): Refusal {
  if (reason === 'job') return new Refusal(403, message);
  const resource = 'PullRequest';
  if (reason === 'base' || reason === 'head') return validationFailed({ resource, field: reason, code: 'invalid' });
  return validationFailed({ resource, code: 'custom', message });
}

async function update(call: RestCall): Promise<Reply> {
  const { body, repository } = call;
  const before = wanted(call);
  if (body.base !== undefined) throw new NotImplemented('changing the base of a pull request');
  const [title, text, state] = [textOf(body, 'title'), textOf(body, 'body'), textOf(body, 'state')];
  const problem = state === 'open' ? await reopenProblem(repository, before) : undefined;
  if (problem !== undefined) {
    throw validationFailed({ resource: 'PullRequest', code: 'custom', field: 'state', message: problem });
  }
  const changesState = before.state !== 'merged' && (state === 'open' || state === 'closed');
  const updated = repository.pullRequests.update(before.number, {
    ...(title === undefined ? {} : { title }),
    ...(text === undefined ? {} : { body: text }),
    ...(changesState ? { state, closedBy: call.caller.actor } : {}),
  });
  return await answer(call, 200, updated);
}

async function request(call: RestCall): Promise<Reply> {
  const { body, world, repository, caller } = call;
  const [users, slugs] = [namesIn(body.reviewers), namesIn(body.team_reviewers)];
  const teams = slugs.flatMap((slug) => world.teams.get(slug.toLowerCase()) ?? []);
  if (teams.length < slugs.length || (slugs.length > 0 && !readsMembers(caller))) {
    throw new Refusal(422, "Could not resolve to a node with the global id of 'TM_'.");
  }
  const outcome = requestReviews(repository, wanted(call), { users, teams, keepsOthers: true });
  if ('problem' in outcome) throw new Refusal(422, outcome.problem);
  return { status: 201, body: pullRequestEntry(world, repository, outcome.pullRequest) };
}

function namesIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

async function merge(call: RestCall): Promise<Reply> {
  const { world, repository, body, caller } = call;
  const [sha, headline, message] = [textOf(body, 'sha'), textOf(body, 'commit_title'), textOf(body, 'commit_message')];
  const method = textOf(body, 'merge_method');
  const outcome = await mergePullRequest(world, repository, {
    pullRequest: wanted(call),
    method: method === 'squash' || method === 'rebase' ? method : 'merge',
    by: caller,
    ...(sha === undefined ? {} : { expectedHead: sha }),
    ...(headline === undefined ? {} : { headline }),
    ...(message === undefined ? {} : { body: message }),
  });
  if (outcome.kind !== 'merged') throw mergeRefused(outcome);
  return { status: 200, body: { sha: outcome.commit, merged: true, message: 'Pull Request successfully merged' } };
}

function mergeRefused(outcome: Exclude<MergeOutcome, { kind: 'merged' }>): Refusal {
  switch (outcome.kind) {
    case 'head-moved':
      return new Refusal(409, 'Head branch was modified. Review and try the merge again.');
    case 'base-moved':
      return new Refusal(405, 'Base branch was modified. Review and try the merge again.');
    case 'refused':
      return new Refusal(405, outcome.message);
    default:
      throw outcome satisfies never;
  }
}
