import { account } from '../../state/account.ts';
import { nodeId } from '../../state/node-id.ts';
import type { Comment, PullRequest } from '../../state/pull-request.ts';
import { type Endpoint, type Reply, type RestCall, reads, writes } from '../endpoint.ts';
import { isJson, type Json, textOf } from '../json.ts';
import { accountObject } from '../objects/account.ts';
import { labelObject } from '../objects/label.ts';
import { repositoryUrl } from '../objects/repository.ts';
import { paged } from '../page.ts';
import { notFound } from '../refusal.ts';

/** Every pull request is an issue too, and either permission is enough for these. */
export const issueEndpoints: readonly Endpoint[] = [
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
