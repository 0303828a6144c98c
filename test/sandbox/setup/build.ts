import { spawn } from 'node:child_process';
import { access, mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { cachedBinary, moduleFolder, type Tool } from './tools.ts';

export interface Built {
  readonly binary: string;
  readonly fromCache: boolean;
}

/** Builds a tool into the user's cache unless it is there. Half a build is never left: the binary is renamed in place. */
export async function build(tool: Tool): Promise<Built> {
  const binary = await cachedBinary(tool);
  if (await exists(binary)) return { binary, fromCache: true };
  await mkdir(dirname(binary), { recursive: true });
  const fresh = `${binary}.${process.pid}`;
  await go(moduleFolder(tool), [
    'build',
    '-mod=readonly',
    '-trimpath',
    '-ldflags',
    tool.linkerFlags,
    '-o',
    fresh,
    tool.source,
  ]);
  await rename(fresh, binary);
  return { binary, fromCache: false };
}

function go(cwd: string, args: readonly string[]): Promise<void> {
  return new Promise((settle, reject) => {
    const child = spawn('go', args, { cwd, env: { ...process.env, CGO_ENABLED: '0' }, stdio: ['ignore', 2, 2] });
    child.once('error', () => reject(new Error('Go was not found: install Go 1.26 or newer to build the real tools.')));
    child.once('close', (code) => {
      if (code === 0) settle();
      else reject(new Error(`go ${args[0]} failed in ${cwd} with exit code ${code}.`));
    });
  });
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
