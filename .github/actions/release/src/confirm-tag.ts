import { ActionError } from '#error';
import type { Version } from '#toolchain';
import type { Ports } from './ports.ts';

/** Time has passed since the checks. @throws ActionError NOT_ALLOWED where the tag does not lead to the commit any more */
export async function confirmTag({ tag }: Version, { releases, commit }: Ports): Promise<void> {
  const found = await releases.tag(tag);
  if (found?.commit === commit) return;
  const now = found === undefined ? 'it is gone' : `it leads to ${found.commit}`;
  throw new ActionError('NOT_ALLOWED', `Releasing ${tag} failed: the tag was pushed for ${commit}, and now ${now}.`, {
    hint: 'A version is tagged once. Push a new one.',
  });
}
