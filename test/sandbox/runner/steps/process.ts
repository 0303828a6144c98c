import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Texts } from '../value.ts';

export interface ProcessCall {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: Texts;
  readonly onLine: (line: string) => void;
  readonly signal: AbortSignal;
  readonly graceMilliseconds: number;
}

/** A process left in the background may hold the output open; the step is over all the same. */
const lingerMilliseconds = 3000;

/** Runs a process to its end and hands on its output line by line; the exit code, 1 for one that a signal ended. */
export async function runProcess(call: ProcessCall): Promise<number> {
  if (call.signal.aborted) return 1;
  const child = spawn(call.command, call.args, {
    cwd: call.cwd,
    env: call.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that what it started ends with it.
    detached: true,
  });
  const stop = () => {
    if (child.pid !== undefined) void endGroup(child.pid, call.graceMilliseconds, () => child.exitCode === null);
  };
  call.signal.addEventListener('abort', stop, { once: true });
  eachLine(child.stdout, call.onLine);
  eachLine(child.stderr, call.onLine);
  const letGo = () => {
    child.stdout.destroy();
    child.stderr.destroy();
  };
  let lingering: NodeJS.Timeout | undefined;
  child.once('exit', () => {
    lingering = setTimeout(letGo, lingerMilliseconds);
  });
  try {
    await once(child, 'close');
    return child.exitCode ?? 1;
  } finally {
    clearTimeout(lingering);
    call.signal.removeEventListener('abort', stop);
  }
}

/** Asks, asks again, then ends it: as the runner cancels a step. */
async function endGroup(pid: number, grace: number, running: () => boolean): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL'] as const) {
    if (signal !== 'SIGKILL' && !running()) continue;
    try {
      process.kill(-pid, signal);
    } catch {
      return;
    }
    await sleep(grace);
  }
}

/** The runner ends a line at LF, CR or CRLF: a carriage return can start a command. */
function eachLine(stream: Readable, onLine: (line: string) => void): void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  stream.on('data', (chunk: Buffer) => {
    rest += decoder.write(chunk);
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
  stream.on('end', () => {
    rest += decoder.end();
    if (rest !== '') onLine(rest.replace(/\r$/, ''));
  });
}
