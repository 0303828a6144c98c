import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { median } from './report.ts';

const rounds = 20;

/**
 * Milliseconds until a small file is safe in a folder. Docker's engine, BuildKit and the registry wait for the disk again
 * and again: on a slow or busy one a small build takes thrice as long as in memory.
 */
export async function syncTime(folder: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await using file = await open(join(folder, `synced-${round}`), 'w');
    await file.write(randomBytes(4_096));
    await file.sync();
    times.push(performance.now() - start);
  }
  return median(times);
}
