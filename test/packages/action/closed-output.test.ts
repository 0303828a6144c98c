import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('an action that nobody reads any more ends', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gitops-closed-'));
  const play = join(folder, 'play.json');
  await writeFile(play, JSON.stringify({ message: 'x', as: 'bug' }));
  const script = join(import.meta.dirname, 'perform.ts');
  const child = spawn(process.execPath, ['--conditions=source', script, play], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    child.stdout.destroy();
    expect(await once(child, 'exit')).toEqual([1, null]);
  } finally {
    child.kill('SIGKILL');
    await rm(folder, { recursive: true });
  }
});
