import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { scaled } from '../../scale.ts';
import { repository, startEnvironmentRepository } from './environment-repository.ts';

const count = scaled(6, 50);
const file = 'apps/all.yaml';
const name = (index: number): string => `ghcr.io/acme/app-${index}`;
const digest = `sha256:${'ab'.repeat(32)}`;

test.each([
  ['direct', { mode: 'direct' }],
  ['pull-request', { merge: 'immediate', 'merge-method': 'squash' }],
])(
  '%s: many processes set images in one file at once, and none is lost',
  async (mode, inputs) => {
    await using environment = await startEnvironmentRepository();
    const lines = Array.from({ length: count }, (_, index) => `- image: ${name(index)}:1.0.0\n`);
    await environment.commit('main', file, () => lines.join(''));
    const before = environment.github.requests.length;
    const outcomes = await Promise.all(
      lines.map((_, index) =>
        environment.deliver({ image: `${name(index)}:2.0.0@${digest}`, path: file, 'retry-for': '10m', ...inputs }),
      ),
    );
    const sent = environment.github.requests.length - before;
    expect(outcomes.map(({ exitCode, said }) => [exitCode, said])).toEqual(lines.map(() => [0, '']));
    const text = (await environment.read('main', file)) ?? '';
    const present = lines.filter((_, index) => text.includes(`${name(index)}:2.0.0@${digest}`)).length;
    console.log(`${mode}: ${present} of ${count} images present, ${sent} requests, ${count} processes at once`);
    expect(present).toBe(count);
    const commits = await environment.log('main');
    const path = environment.github.repositoryPath(repository);
    expect(commits.filter((message) => message.includes('Gitops-Action: set'))).toHaveLength(count);
    const merges = await promisify(execFile)('git', ['-C', path, 'rev-list', '--merges', 'main']);
    expect(merges.stdout, 'the history is linear').toBe('');
    const pulls = environment.github.administer(repository).pullRequests();
    expect(pulls.map(({ headRefName }) => headRefName)).toHaveLength(
      new Set(pulls.map(({ headRefName }) => headRefName)).size,
    );
    expect(pulls.filter(({ state }) => state === 'merged')).toHaveLength(mode === 'direct' ? 0 : count);
    expect(environment.github.defects).toEqual([]);
  },
  600_000,
);
