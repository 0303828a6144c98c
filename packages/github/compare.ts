import { at } from './json.ts';
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
