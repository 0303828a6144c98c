import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { backUp } from './back-up.ts';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import { restore } from './restore.ts';
import type { Result } from './result.ts';

export async function run(inputs: Inputs, ports: Ports): Promise<Result> {
  const folder = await mkdtemp(join(ports.temp, 'gitops-backup-'));
  try {
    const { restore: digest } = inputs;
    return digest === undefined
      ? await backUp(inputs, ports, folder)
      : await restore({ ...inputs, digest }, ports, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
    await ports.release();
  }
}
