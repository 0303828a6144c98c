import { resolve } from 'node:path';
import { execute } from '#exec';
import { carryOut } from './carry-out.ts';
import { makePlan } from './plan.ts';
import type { Plan } from './planned.ts';
import { remoteOf } from './remote.ts';
import { readRequest } from './request.ts';

const root = resolve(import.meta.dirname, '../../..');

/** Does what a command line asks for; tells what was done, or everything that is in the way. */
export async function scaffold(args: readonly string[]): Promise<Outcome> {
  const request = readRequest(args);
  if (!('apps' in request)) return failed(request);
  const toolkit = request.toolkit ?? (await ownRepository());
  const plan = await makePlan({ ...request, toolkit: toolkit ?? '' });
  const missing = toolkit === undefined ? ['give --toolkit: this checkout has no remote of its own'] : [];
  if (missing.length > 0 || !isPlan(plan)) return failed([...missing, ...(isPlan(plan) ? [] : plan)]);
  const done = await carryOut(plan, request.dryRun);
  return 'lines' in done ? { ...done, problems: [] } : failed(done.problems);
}

export interface Outcome {
  readonly lines: readonly string[];
  readonly problems: readonly string[];
}

function failed(problems: readonly string[]): Outcome {
  return { lines: [], problems };
}

function isPlan(plan: Plan | readonly string[]): plan is Plan {
  return 'files' in plan;
}

/** The repository that this one was cloned from. */
async function ownRepository(): Promise<string | undefined> {
  const address = await execute('git', ['-C', root, 'remote', 'get-url', 'origin']).catch(() => undefined);
  return remoteOf(address?.stdout.trim() ?? '')?.repository;
}
