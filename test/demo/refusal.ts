import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { yamlBlocks } from '../repository/readme-blocks.ts';
import { cloneRepository } from '../sandbox/checkout.ts';
import { readLayout, replaceAll } from '../sandbox/layout.ts';
import type { Annotation } from '../sandbox/runs.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';

/** A pull request that breaks three rules, and what became of it. */
export interface Refusal {
  readonly repository: string;
  readonly number: number;
  /** What the job could do. */
  readonly permissions: string;
  readonly findings: readonly Annotation[];
  /** Markdown. */
  readonly summary: string;
  readonly milliseconds: number;
}

const folder = join(import.meta.dirname, 'guarded');

/** A stranger proposes, from a fork, an image that moves, a secret in clear text, and a version that skips staging. */
export async function refuse({ github, owner }: Sandbox): Promise<Refusal> {
  const started = performance.now();
  const [repository, fork] = [`${owner}/guarded`, 'mallory/guarded'];
  const replacements = { OWNER: owner };
  const caller = yamlBlocks().find(({ text }) => /uses: \S+\/check-environment\.yml@/.test(text));
  await github.createRepository(repository, {
    ...(await readLayout(folder, replacements)),
    '.github/workflows/check.yml': replaceAll(caller?.text ?? '', replacements),
  });
  await github.copyRepository(repository, fork);
  const grant = { [fork]: { contents: 'write', metadata: 'read' } } as const;
  const token = github.mintToken({ actor: 'mallory', kind: 'user', repositories: grant });
  await using clone = await cloneRepository(`${github.url}/${fork}.git`, token);
  await clone.git('switch', '--quiet', '--create', 'improve');
  await clone.commit('Improve', await improvements(replacements));
  const opening = { branch: 'improve', title: 'Improve', by: 'mallory' };
  const number = await github.administer(repository).openFromFork(fork, opening);
  await github.settled();
  const run = github.runs(repository).at(-1);
  const [job] = run?.report?.jobs ?? [];
  // The last one is about them all
  const findings = (job?.annotations ?? []).filter(({ file }) => file !== undefined).slice(0, -1);
  if (run?.report?.conclusion !== 'failure' || findings.length !== 3) {
    throw new Error(`The pull request was to be refused for three findings:\n${run?.report?.problem}${job?.log}`);
  }
  return {
    repository,
    number,
    permissions: /^Contents: \w+$/m.exec(job?.log ?? '')?.[0] ?? '',
    findings,
    summary: job?.steps.map((step) => step.summary).join('\n') ?? '',
    milliseconds: performance.now() - started,
  };
}

async function improvements(replacements: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const dev = replaceAll(await readFile(join(folder, 'envs/dev/shop.yaml'), 'utf8'), replacements);
  return {
    'envs/production/shop.yaml': dev,
    'envs/dev/web.yaml': dev.replaceAll('shop', 'web').replace(/:1\.1\.0@\S+/, ':latest'),
    'envs/dev/web-secret.yaml':
      'apiVersion: v1\nkind: Secret\nmetadata:\n  name: web\nstringData:\n  password: correct horse\n',
  };
}
