// npm run scaffold: writes what an app and its environment repository need into checkouts of them.
import { resolve } from 'node:path';
import { execute } from '#exec';
import { carryOut } from './carry-out.ts';
import { makePlan, type Plan } from './plan.ts';
import { remoteOf } from './remote.ts';
import { readRequest, usage } from './request.ts';

const root = resolve(import.meta.dirname, '../../..');

const outcome = await scaffold(process.argv.slice(2));
for (const line of outcome.lines) console.log(line);
for (const problem of outcome.problems) console.error(`- ${problem}`);
if (outcome.problems.length > 0) {
  console.error(`Nothing was written.\n\n${usage}`);
  process.exitCode = 1;
}

async function scaffold(args: readonly string[]): Promise<Outcome> {
  const request = readRequest(args);
  if (!('apps' in request)) return failed(request);
  const toolkit = request.toolkit ?? (await ownRepository());
  const plan = await makePlan({ ...request, toolkit: toolkit ?? '' });
  const missing = toolkit === undefined ? ['give --toolkit: this checkout has no remote of its own'] : [];
  if (missing.length > 0 || !isPlan(plan)) return failed([...missing, ...(isPlan(plan) ? [] : plan)]);
  const done = await carryOut(plan, request.dryRun);
  return 'lines' in done ? { ...done, problems: [] } : failed(done.problems);
}

interface Outcome {
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
