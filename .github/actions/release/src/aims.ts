import { type Aim, aimOf, type MovingTag } from '#toolchain';
import type { Ports } from './ports.ts';

/** What is to become of each moving tag, from where it stands now. */
export async function aimsOf(
  moving: readonly MovingTag[],
  { releases, commit }: Pick<Ports, 'releases' | 'commit'>,
): Promise<readonly Aim[]> {
  return await Promise.all(
    moving.map(async (each) => {
      const present = each.newer === '' ? await releases.tag(each.tag) : undefined;
      const isElsewhere = present !== undefined && present.commit !== commit;
      const lineage = isElsewhere ? await releases.lineage({ from: present.commit, to: commit }) : undefined;
      return aimOf(each, { commit, present, lineage });
    }),
  );
}
