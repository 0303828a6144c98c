import { spawn } from 'node:child_process';
import { join } from 'node:path';

const meter = join(import.meta.dirname, 'meter.cjs');

export interface Usage {
  /** CPU time from the start of the process to its end, in milliseconds. */
  readonly cpu: number;
  /** The most memory that it had at once, in megabytes (10^6 bytes). */
  readonly memory: number;
}

/** What one Node.js process uses. Its exit code does not matter. */
export async function usageOfNode(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  cwd?: string,
): Promise<Usage> {
  const child = spawn(process.execPath, ['--require', meter, ...args], {
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    ...(cwd !== undefined && { cwd }),
  });
  const said: Buffer[] = [];
  child.stdio[3]?.on('data', (chunk: Buffer) => said.push(chunk));
  await closed(child);
  const [microseconds = 0, kibibytes = 0] = JSON.parse(Buffer.concat(said).toString() || '[]') as number[];
  if (!(microseconds > 0)) throw new Error(`node ${args.join(' ')} did not say how much CPU it used.`);
  return { cpu: microseconds / 1000, memory: (kibibytes * 1024) / 1e6 };
}

/** The CPU time that a shell script's children use, in milliseconds. It must succeed. */
export async function cpuOfScript(script: string, environment: Readonly<Record<string, string>>): Promise<number> {
  const child = spawn('bash', ['-c', `set -e; { ${script}; } >/dev/null; times >&3`], {
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  const said: Buffer[] = [];
  child.stdio[3]?.on('data', (chunk: Buffer) => said.push(chunk));
  await closed(child);
  // The second line of `times` is about the children: user and system time, as 0m1.234s 0m0.567s
  const [, children = ''] = Buffer.concat(said).toString().split('\n');
  const seconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, rest]) => Number(minutes) * 60 + Number(rest),
  );
  if (seconds.length !== 2) throw new Error(`The script failed: ${script}`);
  return seconds.reduce((sum, each) => sum + each * 1000, 0);
}

function closed(child: ReturnType<typeof spawn>): Promise<unknown> {
  return new Promise((settle, reject) => {
    child.once('error', reject);
    child.once('close', settle);
  });
}
