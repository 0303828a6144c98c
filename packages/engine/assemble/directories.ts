import { posix } from 'node:path';
import type { Rootfs } from './rootfs.ts';
import type { LayerEntry } from './tar.ts';

const defaultDirectoryMode = 0o755;

/** A directory and those above it, as far as the image lacks them: a layer that leaves them out leaves their mode to whoever unpacks it. */
export function makeDirectories(
  path: string,
  rootfs: Rootfs,
  owner: { readonly uid: number; readonly gid: number },
): readonly LayerEntry[] {
  if (path === '' || path === '.' || rootfs.kindOf(path) !== undefined) return [];
  const above = makeDirectories(posix.dirname(path), rootfs, owner);
  rootfs.add(path, 'directory', { ...owner, mode: defaultDirectoryMode });
  return [...above, { kind: 'directory', path, ...owner, mode: defaultDirectoryMode }];
}
