import { expect } from 'vitest';
import { deployment } from './environment-repository.ts';
import type { Scene } from './in-process.ts';

/** What must hold after every run, failed or not, and whatever went wrong: no pull request is half-made or doubled. */
export async function expectNothingHalfMade({ github, repository }: Scene, where: string): Promise<void> {
  const open = openPullRequests({ github, repository });
  const branches = open.map(({ headRefName }) => headRefName);
  expect(new Set(branches).size, `${where}: doubled`).toBe(branches.length);
  for (const { headOid, headRefName, title, body } of open) {
    expect(await github.resolveRef(repository, headRefName), `${where}: left behind its branch`).toBe(headOid);
    const text = (await github.readFile(repository, headOid, deployment)) ?? '';
    const [, image = 'nothing', version = 'nothing'] = /image: (\S+?:(1\.0\.\d)@\S+)/.exec(text) ?? [];
    const block: { images?: unknown } = JSON.parse(/<!-- gitops:1 (.*) -->/.exec(body)?.[1] ?? '{}');
    // A checkout brings files, of which no image is known.
    const isOfFiles = /^dev: shop settings$/.test(title);
    if (isOfFiles)
      expect([block.images, body.includes(`\`${deployment}\``)], `${where}: half-made`).toEqual([[], true]);
    if (isOfFiles) continue;
    const row = `\`${image.slice(image.indexOf(':') + 1)}\``;
    expect([title, body.includes(row), block.images], `${where}: half-made`).toEqual([
      expect.stringMatching(new RegExp(`→ ${version.replaceAll('.', '\\.')}$`)),
      true,
      [image],
    ]);
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

export function openPullRequests({ github, repository }: Pick<Scene, 'github' | 'repository'>) {
  const pulls = github.administer(repository).pullRequests();
  return pulls.filter(({ state }) => state === 'open');
}
