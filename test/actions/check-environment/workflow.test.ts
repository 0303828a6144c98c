import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { yamlBlocks } from '../../repository/readme-blocks.ts';
import { root } from '../../repository/source-files.ts';
import { cloneRepository } from '../../sandbox/checkout.ts';
import { replaceAll } from '../../sandbox/layout.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { deployment, environment, gitops, running } from './scene.ts';

const caller = yamlBlocks().find(
  ({ readme, text }) => readme.includes('check-environment') && text.includes('check-environment.yml'),
);
const repository = 'acme/environment';
const fork = 'mallory/environment';

describe('the caller file', () => {
  it('has at most 15 lines', () => {
    expect(caller?.text.trim().split('\n').length).toBeLessThanOrEqual(15);
  });

  // the runner runs the committed bundles, as GitHub's does
  it.skipIf(!existsSync(join(root, 'actions/check-environment/dist/index.js')))(
    "refuses a fork's pull request that pins latest, carries a Secret and skips staging, with a token that only reads",
    { timeout: 120_000 },
    async () => {
      await using sandbox = await startSandbox();
      const { github, owner } = sandbox;
      await github.createRepository(repository, {
        ...environment,
        ...running({ dev: '1.1.0' }),
        'gitops.yaml': `${gitops}policy: { pinned: digest, secrets: deny, promotion-order: deny }\n`,
        '.github/workflows/check.yml': replaceAll(caller?.text ?? '', { OWNER: owner }),
      });
      github.setSecret(repository, 'DEPLOY_KEY', 'canary-of-the-repository');
      await github.copyRepository(repository, fork);
      const write = { contents: 'write', metadata: 'read' } as const;
      const token = github.mintToken({ actor: 'mallory', kind: 'user', repositories: { [fork]: write } });
      await using clone = await cloneRepository(`${github.url}/${fork}.git`, token);
      await clone.git('switch', '--quiet', '--create', 'change');
      await clone.commit('Change', {
        ...running({ production: '1.1.0' }),
        'envs/dev/web.yaml': deployment('ghcr.io/acme/web:latest'),
        'envs/dev/secret.yaml':
          'apiVersion: v1\nkind: Secret\nmetadata: { name: web }\nstringData: { password: canary }\n',
      });
      const opening = { branch: 'change', title: 'Improve', by: 'mallory' };
      await github.administer(repository).openFromFork(fork, opening);
      await github.settled();
      const run = github.runs(repository).at(-1);
      const [job] = run?.report?.jobs ?? [];
      expect(run?.report?.conclusion).toBe('failure');
      expect(job?.log).toContain('Contents: read');
      const errors = job?.annotations.filter(({ level }) => level === 'error') ?? [];
      expect(errors.map(({ file, line, message }) => [`${file}:${line}`, message.split(':')[0]])).toEqual([
        ['envs/dev/secret.yaml:4', 'secrets'],
        ['envs/dev/web.yaml:12', 'pinned'],
        ['envs/production/shop.yaml:12', 'promotion-order'],
        [
          'envs/dev/secret.yaml:4',
          'Checking the environment found 3 errors.\nCorrect them as the annotations and the summary say; what has to stay for a while needs a waiver in gitops.yaml on the base branch.',
        ],
      ]);
      expect(job?.outputs).toMatchObject({ result: 'failed' });
      const summary = job?.steps.map((step) => step.summary).join('\n') ?? '';
      expect(summary).toContain('❌ Refused: 3 errors in 6 files, beyond what is so in `main`.');
      expect(summary).toContain(`production gets shop:1.1.0 of shop, which staging never had.`);
      expect(`${job?.log}${summary}${JSON.stringify(job?.outputs)}`).not.toContain('canary');
      expect(github.defects).toEqual([]);
    },
  );
});
