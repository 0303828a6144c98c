import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { World } from '../state/world.ts';

export function hooksDirectory({ directory }: Pick<World, 'directory'>): string {
  return join(directory, 'hooks');
}

/**
 * One post-receive hook for all repositories writes down what a push moved. Comparing refs before and after would
 * mistake what someone else moved meanwhile for a part of the push.
 */
export async function installReceiveHook(world: Pick<World, 'directory'>): Promise<void> {
  const file = join(hooksDirectory(world), 'post-receive');
  await mkdir(hooksDirectory(world), { recursive: true });
  await writeFile(file, '#!/bin/sh\nexec cat > "$PUSH_RECORD"\n');
  await chmod(file, 0o755);
}
