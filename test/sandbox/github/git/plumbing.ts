import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { buffer, text } from 'node:stream/consumers';
import { ObjectReader } from './object-reader.ts';
import { ObjectStore } from './object-store.ts';

export interface GitCall {
  readonly input?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs git in one repository and returns what it printed. */
export interface Git {
  (args: readonly string[], call?: GitCall): Promise<Buffer>;
  readonly objects: ObjectStore;
  readonly directory: string;
}

export class GitError extends Error {
  override readonly name = 'GitError';
  readonly exitCode: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;

  constructor(args: readonly string[], exitCode: number | null, output: { stdout: Buffer; stderr: string }) {
    super(`git ${args.join(' ')} ended with ${exitCode}: ${output.stderr.trim()}`);
    this.exitCode = exitCode;
    this.stdout = output.stdout;
    this.stderr = output.stderr;
  }
}

/** Nothing of the machine's own configuration or identity may leak into objects, or the same push gives other ids. */
const isolated: Readonly<Record<string, string>> = {
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  LC_ALL: 'C',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
};

export function spawnGit(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  signal: AbortSignal,
): ChildProcessWithoutNullStreams {
  return spawn('git', args, { env: { ...isolated, ...environment }, signal, killSignal: 'SIGKILL' });
}

/** The signal ends every process that is still running. @param origin whose objects the repository reads as well */
export function gitIn(directory: string, signal: AbortSignal, origin?: Git): Git {
  const start = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
    spawnGit(['--literal-pathspecs', '-C', directory, ...args], environment, signal);
  const reader = new ObjectReader(() => start(['cat-file', '--batch-command']));
  const objects = new ObjectStore(directory, reader, origin?.objects);
  const run = async (args: readonly string[], { input, environment }: GitCall = {}): Promise<Buffer> => {
    const child = start(args, environment);
    // git may end before it has read all its input; its exit code tells what that meant.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
    const [stdout, stderr, exitCode] = await Promise.all([buffer(child.stdout), text(child.stderr), ended]);
    if (exitCode !== 0) throw new GitError(args, exitCode, { stdout, stderr });
    return stdout;
  };
  return Object.assign(run, { objects, directory });
}

/** Whether git answered yes (0) or no (1); every other exit code is an error. */
export async function asks(git: Git, args: readonly string[]): Promise<boolean> {
  try {
    await git(args);
    return true;
  } catch (error) {
    if (error instanceof GitError && error.exitCode === 1) return false;
    throw error;
  }
}

export async function line(git: Git, args: readonly string[], call?: GitCall): Promise<string> {
  return (await git(args, call)).toString('utf8').trimEnd();
}
