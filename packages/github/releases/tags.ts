import { at, textAt } from '../json.ts';
import type { MutationField } from '../plan.ts';
import { refusalOf } from '../refusal.ts';
import type { Transport } from '../transport.ts';

export interface RemoteTag {
  /** What the tag names itself: of an annotated one the tag object. */
  readonly oid: string;
  readonly commit: string;
}

/** Undefined where there is no such tag. */
export async function readTag(transport: Transport, repository: string, tag: string): Promise<RemoteTag | undefined> {
  const step = { doing: `Reading the tag ${tag} of ${repository}`, repository, permission: 'contents: read' };
  const url = `/repos/${repository}/git/ref/tags/${encodeURIComponent(tag)}`;
  const answer = await transport.settle({ method: 'GET', url }, step);
  if (answer.status === 404) return undefined;
  if (answer.status >= 400) throw refusalOf(answer, step);
  const oid = textAt(answer.data, 'object', 'sha');
  if (at(answer.data, 'object', 'type') === 'commit') return { oid, commit: oid };
  const peeled = `/repos/${repository}/commits/${encodeURIComponent(`tags/${tag}`)}`;
  const { data } = await transport.read({ method: 'GET', url: peeled }, step);
  return { oid, commit: textAt(data, 'sha') };
}

/** One tag of an atomic move; undefined stands for one that does not exist yet. */
export interface TagMove {
  readonly tag: string;
  readonly from: string | undefined;
  readonly to: string;
}

const nothing = '0'.repeat(40);

/** Moves or creates tags, all or none, each only if it still stands where it was seen. */
export function moveTags(repositoryId: string, moves: readonly TagMove[]): MutationField {
  return {
    mutation: 'updateRefs',
    doing: `Moving the tags ${moves.map(({ tag }) => tag).join(' and ')}`,
    input: {
      repositoryId,
      refUpdates: moves.map(({ tag, from, to }) => ({
        name: `refs/tags/${tag}`,
        beforeOid: from ?? nothing,
        afterOid: to,
        force: true,
      })),
    },
  };
}

/** Where releases are made: the repository's node id, and the branch that they are made from. */
export interface Home {
  readonly id: string;
  readonly defaultBranch: string;
}

export async function readHome(transport: Transport, repository: string): Promise<Home> {
  const step = { doing: `Reading ${repository}`, repository, permission: 'metadata: read' };
  const { data } = await transport.read({ method: 'GET', url: `/repos/${repository}` }, step);
  return { id: textAt(data, 'node_id'), defaultBranch: textAt(data, 'default_branch') };
}
