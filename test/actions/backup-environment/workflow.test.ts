import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { yamlBlocks } from '../../repository/readme-blocks.ts';
import { root } from '../../repository/source-files.ts';
import { replaceAll } from '../../sandbox/layout.ts';
import { restOf } from '../../sandbox/rest.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';

const caller = yamlBlocks().find(
  ({ readme, text }) => readme.includes('backup-environment') && text.includes('.yml@v1'),
);

describe('the caller file that backs up an environment repository', () => {
  it('has no more than fifteen lines', () => {
    expect(caller?.text.trim().split('\n').length).toBeLessThanOrEqual(15);
  });

  // the runner runs the committed bundles, as GitHub's does
  it.skipIf(!existsSync(join(root, 'actions/backup-environment/dist/index.js')))(
    'pushes a backup with the job’s own token, and nothing the next night',
    { timeout: 120_000 },
    async () => {
      await using sandbox = await startSandbox();
      const { github, owner, registry } = sandbox;
      const repository = `${owner}/environment`;
      const text = replaceAll(caller?.text ?? '', { 'ghcr.io/': `${registry.host}/`, OWNER: owner }).replace(
        /^on:\n(?: .*\n)+/m,
        'on: workflow_dispatch\n',
      );
      await github.createRepository(repository, {
        'gitops.yaml': 'version: 1\n',
        '.github/workflows/backup.yml': text,
      });
      const grant = { metadata: 'read', actions: 'write' } as const;
      const person = github.mintToken({ actor: 'olive', kind: 'user', repositories: { [repository]: grant } });
      const night = async (): Promise<string | undefined> => {
        const path = `/repos/${repository}/actions/workflows/backup.yml/dispatches`;
        await restOf(github.apiUrl, person).send('POST', path, { ref: 'main' });
        await github.settled();
        return github.runs(repository).at(-1)?.report?.conclusion;
      };
      expect(await night()).toBe('success');
      const first = registry.manifest(`${owner}/backups/environment`, 'latest')?.digest;
      expect(first).toMatch(/^sha256:/);
      const pushed = registry.requests.filter(({ method }) => method === 'PUT').length;
      expect(await night()).toBe('success');
      expect(registry.requests.filter(({ method }) => method === 'PUT').length).toBe(pushed);
      expect(github.defects).toEqual([]);
    },
  );
});
