import { resolveCommit } from '../../git/refs.ts';
import { account } from '../../state/account.ts';
import { mergeWhatIsReady } from '../../state/merge-automatically.ts';
import { nodeId } from '../../state/node-id.ts';
import type { CheckState, CommitStatus } from '../../state/statuses.ts';
import { type Endpoint, type Reply, type RestCall, reads, writes } from '../endpoint.ts';
import { type Json, textOf } from '../json.ts';
import { accountObject } from '../objects/account.ts';
import { repositoryUrl } from '../objects/repository.ts';
import { paged } from '../page.ts';
import { notFound, Refusal } from '../refusal.ts';

export const statusEndpoints: readonly Endpoint[] = [
  { route: 'GET /repos/{owner}/{repo}/commits/{ref}/statuses', needs: [reads('statuses')], handle: list },
  { route: 'POST /repos/{owner}/{repo}/statuses/{sha}', needs: [writes('statuses')], handle: create },
];

async function list(call: RestCall): Promise<Reply> {
  const { repository, parameters } = call;
  const commit = await resolveCommit(repository.git, parameters.ref ?? '');
  if (commit === undefined) throw notFound();
  const statuses = repository.statuses.list(commit);
  return paged(
    call,
    statuses.map((status) => statusObject(call, commit, status)),
  );
}

async function create(call: RestCall): Promise<Reply> {
  const { world, repository, parameters, body, caller } = call;
  const sha = parameters.sha ?? '';
  const commit = await resolveCommit(repository.git, sha);
  if (commit === undefined) throw new Refusal(422, `No commit found for SHA: ${sha}`);
  const description = textOf(body, 'description') ?? null;
  if (description !== null && description.length > 140) {
    throw new Refusal(422, 'Validation Failed: description is too long (maximum is 140 characters)');
  }
  const status = repository.statuses.add(commit, {
    ...{ context: textOf(body, 'context') ?? 'default', state: stateOf(body), description },
    ...{ targetUrl: textOf(body, 'target_url') ?? null, creator: caller.actor },
  });
  await mergeWhatIsReady(world, repository);
  return { status: 201, body: statusObject(call, commit, status) };
}

const states: readonly CheckState[] = ['error', 'failure', 'pending', 'success'];

function stateOf(body: Json): CheckState {
  return states.find((state) => state === body.state) ?? 'pending';
}

/** OpenAPI's `status`. */
function statusObject({ world, repository }: RestCall, commit: string, status: CommitStatus): Json {
  const { id, state, description, targetUrl, context, creator, createdAt } = status;
  const who = accountObject(world, account(creator, world.owner));
  return {
    url: `${repositoryUrl(world, repository)}/statuses/${commit}`,
    avatar_url: String(who.avatar_url),
    id,
    node_id: nodeId('SC', repository.id, id),
    state,
    description,
    target_url: targetUrl,
    context,
    created_at: createdAt.toISOString(),
    updated_at: createdAt.toISOString(),
    creator: who,
  };
}
