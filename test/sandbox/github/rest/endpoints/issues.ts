import { account } from '../../state/account.ts';
import { NotImplemented } from '../../state/defects.ts';
import { nodeId } from '../../state/node-id.ts';
import type { Comment, PullRequest } from '../../state/pull-request.ts';
import { type Endpoint, type Reply, type RestCall, reads, writes } from '../endpoint.ts';
import { isJson, type Json, textOf } from '../json.ts';
import { accountObject } from '../objects/account.ts';
import { issueObject, pullRequestIssue } from '../objects/issue.ts';
import { labelObject } from '../objects/label.ts';
import { repositoryUrl } from '../objects/repository.ts';
import { paged } from '../page.ts';
import { notFound, Refusal, validationFailed } from '../refusal.ts';

const collection = '/repos/{owner}/{repo}/issues';

/** Every pull request is an issue too, and either permission is enough for what concerns both. */
export const issueEndpoints: readonly Endpoint[] = [
  { route: `GET ${collection}`, needs: [reads('issues')], orNeeds: [reads('pull-requests')], handle: list },
  { route: `POST ${collection}`, needs: [writes('issues')], handle: create },
  { route: `PATCH ${collection}/{issue_number}`, needs: [writes('issues')], handle: change },
  {
    route: 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels',
    needs: [writes('issues')],
    orNeeds: [writes('pull-requests')],
    handle: addLabels,
  },
  {
    route: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
    needs: [reads('issues')],
    orNeeds: [reads('pull-requests')],
    handle: async (call) =>
      paged(
        call,
        wanted(call).comments.map((comment) => commentObject(call, comment)),
      ),
  },
  {
    route: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
    needs: [writes('issues')],
    orNeeds: [writes('pull-requests')],
    handle: async (call) => {
      const { number } = wanted(call);
      const comment = call.repository.pullRequests.comment(number, call.caller.actor, textOf(call.body, 'body') ?? '');
      return { status: 201, body: commentObject(call, comment) };
    },
  },
];

/** The newest first, pull requests among them. */
async function list(call: RestCall): Promise<Reply> {
  const { world, repository, query } = call;
  const asked = ['milestone', 'assignee', 'type', 'mentioned', 'since', 'labels', 'creator'].find((key) =>
    query.has(key),
  );
  if (asked !== undefined) throw new NotImplemented(`issues by ${asked}`);
  const { pullRequests } = repository;
  const all = [
    ...pullRequests.issues.list().map((issue) => ({ ...issue, object: issueObject(world, repository, issue) })),
    ...pullRequests.list().map((each) => ({ ...each, object: pullRequestIssue(world, repository, each) })),
  ];
  const state = query.get('state') ?? 'open';
  const by = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  const sorted = all
    .filter(({ object }) => state === 'all' || object.state === state)
    .toSorted((a, b) => b[by].getTime() - a[by].getTime() || b.number - a.number);
  const ordered = query.get('direction') === 'asc' ? sorted.toReversed() : sorted;
  return paged(
    call,
    ordered.map(({ object }) => object),
  );
}

/** Labels that are not there yet are made. */
async function create({ world, repository, body, caller }: RestCall): Promise<Reply> {
  if (!repository.settings.hasIssues) throw new Refusal(410, 'Issues has been disabled in this repository.');
  const given: readonly unknown[] = Array.isArray(body.labels) ? body.labels : [];
  const labels = given.map(String).map((name) => (repository.labels.named(name) ?? repository.labels.add(name)).name);
  const seed = { title: textOf(body, 'title') ?? '', body: checkedBody(body), labels, author: caller.actor };
  return { status: 201, body: issueObject(world, repository, repository.pullRequests.issues.open(seed)) };
}

async function change({ world, repository, body, parameters }: RestCall): Promise<Reply> {
  const { issues } = repository.pullRequests;
  const before = issues.get(Number(parameters.issue_number));
  if (before === undefined) throw notFound();
  const title = textOf(body, 'title') ?? before.title;
  const state = body.state === 'closed' ? 'closed' : body.state === 'open' ? 'open' : before.state;
  const reason = state === before.state ? before.stateReason : state === 'open' ? 'reopened' : 'completed';
  const changes = { title, state, stateReason: reason, ...('body' in body && { body: checkedBody(body) }) } as const;
  return { status: 200, body: issueObject(world, repository, issues.update(before, changes)) };
}

const longestBody = 65_536;

function checkedBody(body: Json): string {
  const text = textOf(body, 'body') ?? '';
  if (text.length <= longestBody) return text;
  const message = `body is too long (maximum is ${longestBody} characters)`;
  throw validationFailed({ resource: 'Issue', code: 'custom', field: 'body', message });
}

function wanted({ repository, parameters }: RestCall): PullRequest {
  const pullRequest = repository.pullRequests.get(Number(parameters.issue_number));
  if (pullRequest === undefined) throw notFound();
  return pullRequest;
}

/** Labels that are not there yet are made. */
async function addLabels(call: RestCall): Promise<Reply> {
  const { repository, body } = call;
  const { number, labels } = wanted(call);
  const given: readonly unknown[] = Array.isArray(body.labels) ? body.labels : [];
  const names = given.map((label) => (isJson(label) ? textOf(label, 'name') : String(label)) ?? '');
  const added = names.map((name) => (repository.labels.named(name) ?? repository.labels.add(name)).name);
  const all = [...new Set([...labels, ...added])];
  repository.pullRequests.update(number, { labels: all });
  const objects = all.flatMap((name) => repository.labels.named(name) ?? []);
  return { status: 200, body: objects.map((label) => labelObject(call.world, repository, label)) };
}

function commentObject({ world, repository, parameters }: RestCall, comment: Comment): Json {
  const { id, body, author, createdAt } = comment;
  const api = `${repositoryUrl(world, repository)}/issues`;
  const { issue_number: number = '' } = parameters;
  return {
    id,
    node_id: nodeId('IC', id),
    url: `${api}/comments/${id}`,
    html_url: `${world.url}/${repository.nameWithOwner}/pull/${number}#issuecomment-${id}`,
    issue_url: `${api}/${number}`,
    body,
    user: accountObject(world, account(author, world.owner)),
    author_association: 'NONE',
    created_at: createdAt.toISOString(),
    updated_at: createdAt.toISOString(),
  };
}
