import { posix } from 'node:path';
import type { LayerEntry } from './layer.ts';
import type { Rootfs } from './rootfs.ts';

export const defaultDirectoryMode = 0o755;

/** The directories above a path that the image does not have yet; a layer names them, or unpacking chooses their mode. */
export function missingParents(
  path: string,
  rootfs: Rootfs,
  owner: { readonly uid: number; readonly gid: number },
): readonly LayerEntry[] {
  const parent = posix.dirname(path);
  if (parent === '.' || rootfs.kindOf(parent) !== undefined) return [];
  const above = missingParents(parent, rootfs, owner);
  rootfs.add(parent, 'directory');
  return [...above, { kind: 'directory', path: parent, ...owner, mode: defaultDirectoryMode }];
}
