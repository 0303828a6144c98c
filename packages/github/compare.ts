import { ActionError } from '#error';
import { at, listAt, textAt } from './json.ts';
import type { Transport } from './transport.ts';

/** How a commit stands to an earlier look at its repository. */
export type Lineage = 'ahead' | 'behind' | 'identical' | 'diverged';

const lineages: readonly Lineage[] = ['ahead', 'behind', 'identical', 'diverged'];

/** Two commits. */
export interface Range {
  readonly from: string;
  readonly to: string;
}

/** Whether `to` descends from `from`; undefined where the token sees no such commits. Asked once: it is a help alone. */
export async function compareCommits(
  transport: Transport,
  repository: string,
  { from, to }: Range,
): Promise<Lineage | undefined> {
  const url = `/repos/${repository}/compare/${from}...${to}?per_page=1`;
  const answer = await transport.write({ method: 'GET', url });
  if ('lost' in answer || answer.status >= 400) return undefined;
  const status = at(answer.data, 'status');
  return lineages.find((lineage) => lineage === status);
}

/**
 * The same, asked until there is an answer; `to` may be a branch, too.
 * @throws ActionError for all but commits that GitHub does not know
 */
export async function readLineage(
  transport: Transport,
  repository: string,
  { from, to }: Range,
): Promise<Lineage | undefined> {
  const data = await readComparison(transport, repository, { from, to, commits: 1 });
  const status = at(data, 'status');
  return lineages.find((lineage) => lineage === status);
}

/** The commits that `to` holds and `from` does not, oldest first; at most 100. Empty where GitHub does not know them. */
export async function readCommitsBetween(
  transport: Transport,
  repository: string,
  range: Range,
): Promise<readonly string[]> {
  const data = await readComparison(transport, repository, { ...range, commits: 100 });
  return listAt(data, 'commits').map((commit) => textAt(commit, 'sha'));
}

/** The newest commit that both hold; undefined where GitHub does not know one of them. */
export async function readMergeBase(
  transport: Transport,
  repository: string,
  range: Range,
): Promise<string | undefined> {
  const data = await readComparison(transport, repository, { ...range, commits: 1 });
  return data === undefined ? undefined : textAt(data, 'merge_base_commit', 'sha');
}

async function readComparison(
  transport: Transport,
  repository: string,
  { from, to, commits }: Range & { readonly commits: number },
): Promise<unknown> {
  const url = `/repos/${repository}/compare/${from}...${encodeURIComponent(to)}?per_page=${commits}`;
  const step = { doing: `Comparing ${to} with ${from} in ${repository}`, repository, permission: 'contents: read' };
  try {
    return (await transport.read({ method: 'GET', url }, step)).data;
  } catch (error) {
    if (error instanceof ActionError && error.code === 'REPOSITORY_NOT_FOUND') return undefined;
    throw error;
  }
}
