import type { StoredRun } from '../sandbox/github/index.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';

/** Tells what happens, as it happens. */
export type Tell = (line: string) => void;

/** Something that a person does, and the repositories whose runs follow from it. */
export interface Deed {
  readonly title: string;
  readonly repositories: readonly string[];
  readonly cause: () => Promise<unknown>;
}

/** Does it, and waits for all that follows. Throws when a run fails, or when there is none. */
export async function follow(
  { github }: Sandbox,
  { title, repositories, cause }: Deed,
  tell: Tell,
): Promise<readonly StoredRun[]> {
  const all = (): readonly StoredRun[] => repositories.flatMap((repository) => github.runs(repository));
  const before = new Set(all());
  await cause();
  await github.settled();
  const runs = all().filter((stored) => !before.has(stored) && stored.report !== undefined);
  for (const stored of runs) tell(`  ${shown(stored)}`);
  const failed = runs.find((stored) => stored.report?.conclusion !== 'success');
  if (failed !== undefined || runs.length === 0) {
    throw new Error(`${title} failed:\n${failed ? logOf(failed) : 'no run'}`);
  }
  return runs;
}

function shown({ request, report }: StoredRun): string {
  const jobs = (report?.jobs ?? []).filter((job) => job.conclusion !== 'skipped');
  return `${request.repository}: ${jobs.map((job) => `${job.name} ${job.conclusion}`).join(', ')}`;
}

function logOf({ report }: StoredRun): string {
  return [report?.problem, ...(report?.jobs ?? []).map((job) => `--- ${job.name}\n${job.log}`)].join('\n');
}
