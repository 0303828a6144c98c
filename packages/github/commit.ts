import { at, listAt, textAt } from './json.ts';
import type { Step } from './step.ts';
import type { Transport } from './transport.ts';

export interface Commit {
  readonly sha: string;
  readonly message: string;
  /** '' for the first commit of all. */
  readonly parent: string;
}

/** @param ref a commit, or a branch for its head */
export async function readCommit(transport: Transport, repository: string, ref: string): Promise<Commit> {
  const { data } = await transport.read(
    { method: 'GET', url: `/repos/${repository}/commits/${encodeURIComponent(ref)}` },
    { doing: `Reading the commit ${ref} of ${repository}`, repository, permission: 'contents: read' },
  );
  const [parent] = listAt(data, 'parents');
  return {
    sha: textAt(data, 'sha'),
    message: textAt(data, 'commit', 'message'),
    parent: parent === undefined ? '' : textAt(parent, 'sha'),
  };
}

/** What somebody else has said of a commit. */
export interface RemoteStatus {
  readonly context: string;
  readonly state: 'error' | 'failure' | 'pending' | 'success';
  readonly description: string | null;
}

const states = ['error', 'failure', 'pending', 'success'] as const;

/** The newest status of each context, newest first; of the newest hundred statuses. */
export async function readStatuses(
  transport: Transport,
  repository: string,
  commit: string,
): Promise<readonly RemoteStatus[]> {
  const step: Step = { doing: `Reading what is said of ${commit}`, repository, permission: 'statuses: read' };
  const url = `/repos/${repository}/commits/${commit}/statuses?per_page=100`;
  const { data } = await transport.read({ method: 'GET', url }, step);
  const all = (Array.isArray(data) ? data : []).flatMap((status: unknown): readonly RemoteStatus[] => {
    const state = states.find((each) => each === at(status, 'state'));
    const description = at(status, 'description');
    const text = typeof description === 'string' ? description : null;
    return state === undefined ? [] : [{ context: textAt(status, 'context'), state, description: text }];
  });
  return [...new Map(all.toReversed().map((status) => [status.context, status])).values()].toReversed();
}
