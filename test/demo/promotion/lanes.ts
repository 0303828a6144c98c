import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { GitHub } from '../../sandbox/github/index.ts';
import { type Environment, environments, manifestOf } from './field.ts';

const run = promisify(execFile);

/** What an environment ran from one commit to another, as the files of the default branch say. */
export interface Stay {
  readonly version: string;
  readonly commit: string;
  readonly since: Date;
  /** The index of its commit among all that the branch was at, and of the one that ended it. */
  readonly from: number;
  readonly until: number;
}

export interface Lane {
  readonly environment: Environment;
  readonly stays: readonly Stay[];
}

/** Read from git alone. */
export async function lanesOf(github: GitHub, repository: string): Promise<readonly Lane[]> {
  const cwd = github.repositoryPath(repository);
  const log = ['log', '--first-parent', '--reverse', '--format=%H %cI', 'main'];
  const commits = (await run('git', log, { cwd })).stdout
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
  return await Promise.all(
    environments.map(async (environment) => {
      const versions = await Promise.all(
        commits.map(async ([commit = '']) =>
          versionIn(await github.readFile(repository, commit, manifestOf(environment))),
        ),
      );
      const starts = [...versions.keys()].filter((at) => versions[at] !== versions[at - 1]);
      const stays = starts.map((from, index) => {
        const [commit = '', since = ''] = commits[from] ?? [];
        const until = starts[index + 1] ?? commits.length;
        return { version: versions[from] ?? '', commit, since: new Date(since), from, until };
      });
      return { environment, stays };
    }),
  );
}

function versionIn(text = ''): string {
  return /image: \S+:([^:@]+)@sha256:/.exec(text)?.[1] ?? '';
}

/** Throws where an environment ran other versions, or in another order. */
export function expectLanes(lanes: readonly Lane[], expected: Readonly<Record<Environment, readonly string[]>>): void {
  for (const { environment, stays } of lanes) {
    const versions = stays.map(({ version }) => version).join(', ');
    if (versions !== expected[environment].join(', ')) throw new Error(`${environment} ran ${versions}.`);
  }
}
