import { textAt } from './json.ts';
import type { Transport } from './transport.ts';

/** The name of the repository's default branch. */
export async function defaultBranch(transport: Transport, repository: string): Promise<string> {
  const { data } = await transport.read(
    { method: 'GET', url: `/repos/${repository}` },
    { doing: `Reading the default branch of ${repository}`, repository, permission: 'metadata: read' },
  );
  return textAt(data, 'default_branch');
}
