import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { compileCache, scriptOf } from '../sandbox/action-process.ts';
import type { GitHub } from '../sandbox/github/index.ts';
import type { Canary } from './create-pull-request/canary.ts';

/** When a process is killed. */
export interface Killing {
  readonly action: string;
  readonly github: GitHub;
  readonly inputs: Readonly<Record<string, string>>;
  /** Beside what every runner says. */
  readonly environment?: Readonly<Record<string, string>>;
  /** How many requests the whole run sends. */
  readonly length: number;
  /** After how many answers, and how many milliseconds after the last of them. */
  readonly answers: number;
  readonly delay: number;
  /** One that is not there yet. */
  readonly folder: string;
  readonly canary: Canary;
}

/** How long each request takes at least, in milliseconds: what is to be hit must not be over in no time. */
export const slowness = 25;

/** Runs an action as a process of its own, and kills it. @returns whether that hit it before its last answer */
export async function killAction(killing: Killing): Promise<boolean> {
  const { action, github, length, answers, delay, folder, canary } = killing;
  await mkdir(folder);
  const reports = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') };
  for (const file of Object.values(reports)) await writeFile(file, '');
  const before = github.requests.length;
  const answered = (): number => github.requests.length - before;
  const child = spawn(process.execPath, [...scriptOf(action)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: folder,
    env: { ...surroundings(killing), ...reports },
  });
  const ended = once(child, 'exit');
  const printed = Promise.all([text(child.stdout), text(child.stderr)]);
  while (answered() < answers && child.exitCode === null) await sleep(1);
  await sleep(delay);
  // It stands still while it is looked at, which takes long on a busy machine.
  child.kill('SIGSTOP');
  const isMidRun = child.exitCode === null && answered() < length;
  if (child.pid !== undefined) await canary.process(child.pid);
  child.kill('SIGKILL');
  const [, signal] = await ended;
  // The runner reads the mask and never shows it.
  canary.text('the log', (await printed).join('').replace(/^::add-mask::.*$/gm, ''));
  await canary.files(folder);
  return isMidRun && signal === 'SIGKILL';
}

function surroundings({ github, folder, inputs, environment }: Killing): Record<string, string> {
  const { PATH = '' } = process.env;
  return {
    ...compileCache,
    ...{ PATH, HOME: folder, GITHUB_WORKSPACE: folder, RUNNER_TEMP: folder, TMPDIR: folder },
    ...{ GITHUB_API_URL: github.apiUrl, GITHUB_GRAPHQL_URL: github.graphqlUrl, GITHUB_SERVER_URL: github.url },
    ...environment,
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  };
}
