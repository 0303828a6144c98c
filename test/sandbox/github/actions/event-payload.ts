import { readCommit } from '../git/commits.ts';
import { zeros } from '../git/move-refs.ts';
import { isFastForward, type RefChange } from '../git/refs.ts';
import { accountObject } from '../rest/objects/account.ts';
import { pullRequestEntry } from '../rest/objects/pull-request.ts';
import { repositoryObject } from '../rest/objects/repository.ts';
import { account } from '../state/account.ts';
import type { PullRequest } from '../state/pull-request.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';

type Payload = Readonly<Record<string, unknown>>;

/** `github.event` of a push. `after` is what the ref names: of an annotated tag the tag object, not the commit. */
export async function pushPayload(
  world: World,
  repository: Repository,
  push: { readonly change: RefChange; readonly commit: string; readonly actor: string },
): Promise<Payload> {
  const { name, before, after } = push.change;
  const { git } = repository;
  const head = await readCommit(git, push.commit);
  const forced = before !== zeros && after !== zeros && !(await isFastForward(git, before, after));
  return {
    ref: name,
    before,
    after,
    created: before === zeros,
    deleted: after === zeros,
    forced,
    head_commit: {
      id: head.oid,
      tree_id: head.tree,
      message: head.message,
      timestamp: head.committer.date.toISOString(),
      url: `${world.url}/${repository.nameWithOwner}/commit/${head.oid}`,
      author: { name: head.author.name, email: head.author.email },
      committer: { name: head.committer.name, email: head.committer.email },
    },
    pusher: { name: push.actor },
    ...common(world, repository, push.actor),
  };
}

/** `github.event` of a pull_request. */
export function pullRequestPayload(
  world: World,
  repository: Repository,
  event: { readonly pullRequest: PullRequest; readonly action: string; readonly actor: string },
): Payload {
  const { pullRequest, action, actor } = event;
  const object = pullRequestEntry(world, repository, pullRequest);
  return { action, number: pullRequest.number, pull_request: object, ...common(world, repository, actor) };
}

/** `github.event` of a workflow_dispatch. */
export function dispatchPayload(
  world: World,
  repository: Repository,
  dispatch: {
    readonly ref: string;
    readonly workflow: string;
    readonly inputs: Readonly<Record<string, string>>;
    readonly actor: string;
  },
): Payload {
  const { ref, workflow, inputs, actor } = dispatch;
  return { ref, workflow, inputs, ...common(world, repository, actor) };
}

function common(world: World, repository: Repository, actor: string): Payload {
  return {
    repository: repositoryObject(world, repository),
    sender: accountObject(world, account(actor, world.owner)),
  };
}
