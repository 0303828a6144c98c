import type { Delivery, DeliverySource } from '#environment';
import type { GitHub } from '#github';

/**
 * Where the commit that an image is built from stands, seen from the commit of the image that is there. `unknown` also
 * where the branches of the app parted, or the token does not see the app's repository.
 */
export type Descent = 'forward' | 'back' | 'unknown';

export async function descentOf(
  { source }: Pick<Delivery, 'source'>,
  there: DeliverySource | undefined,
  github: Pick<GitHub, 'compareCommits'>,
): Promise<Descent> {
  if (source === undefined || there === undefined || there.repository !== source.repository) return 'unknown';
  if (!isCommit(source.sha) || !isCommit(there.sha)) return 'unknown';
  const lineage = await github.compareCommits(source.repository, { from: there.sha, to: source.sha });
  switch (lineage) {
    case 'ahead':
    case 'identical':
      return 'forward';
    case 'behind':
      return 'back';
    case 'diverged':
    case undefined:
      return 'unknown';
  }
}

function isCommit(sha: string): boolean {
  return /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(sha);
}
