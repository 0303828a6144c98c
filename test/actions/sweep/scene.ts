import { expect } from 'vitest';
import type { GitHub } from '../../sandbox/github/index.ts';

/** A repository to which an action is applied in this process: thousands of runs would start as many otherwise. */
export interface Scene {
  readonly github: GitHub;
  readonly repository: string;
  readonly token: string;
  /** What the runs would have printed. */
  readonly log: readonly string[];
}

export function openPullRequests({ github, repository }: Pick<Scene, 'github' | 'repository'>) {
  const pulls = github.administer(repository).pullRequests();
  return pulls.filter(({ state }) => state === 'open');
}

/** No two open pull requests have one branch, and each stands where its branch does. */
export async function expectNoneDoubled({ github, repository }: Scene, where: string): Promise<void> {
  const open = openPullRequests({ github, repository });
  const branches = open.map(({ headRefName }) => headRefName);
  expect(new Set(branches).size, `${where}: doubled`).toBe(branches.length);
  for (const { headOid, headRefName } of open) {
    expect(await github.resolveRef(repository, headRefName), `${where}: left behind its branch`).toBe(headOid);
  }
}

/** @param texts what the runs said, beside what they wrote */
export function expectNoToken({ github, repository, token, log }: Scene, texts: readonly unknown[]): void {
  const pulls = github.administer(repository).pullRequests();
  const written = pulls.flatMap(({ title, body, comments }) => [title, body, ...comments.map((each) => each.body)]);
  expect([...written, ...log, ...texts.map(shown)].join('\n').includes(token), 'the token shows').toBe(false);
}

/** All of it that could be printed: of an error its causes and its stack too. */
function shown(value: unknown): string {
  if (!(value instanceof Error)) return JSON.stringify(value) ?? '';
  return [value.stack, JSON.stringify(value), value.cause === undefined ? '' : shown(value.cause)].join('\n');
}
