import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { setStage } from '../../demo/stage.ts';
import { yamlBlocks } from '../../repository/readme-blocks.ts';
import { root } from '../../repository/source-files.ts';
import { cloneRepository } from '../../sandbox/checkout.ts';
import { replaceAll } from '../../sandbox/layout.ts';
import { type Rest, restOf } from '../../sandbox/rest.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';

const caller = yamlBlocks().find(
  ({ readme, text }) => readme.includes('wait-for-sync') && text.includes('deliver.yml'),
);

describe('the caller file that delivers and waits', () => {
  it('needs no more than ten lines for the wait', () => {
    const [, wait = ''] = (caller?.text ?? '').split(/^ {2}(?=wait:)/m);
    expect(wait).toContain('wait-for-sync.yml');
    expect(wait.trim().split('\n').length).toBeLessThanOrEqual(10);
  });

  // the runner runs the committed bundles, as GitHub's does
  it.skipIf(!existsSync(join(root, 'actions/wait-for-sync/dist/index.js')))(
    'goes from the tag to the deployment on its commit, by what the agent says on GitHub',
    { timeout: 120_000 },
    async () => {
      await using sandbox = await startSandbox();
      const { github, owner, registry } = sandbox;
      const stage = await setStage(sandbox);
      const read = { contents: 'write', 'pull-requests': 'write', statuses: 'read', metadata: 'read' } as const;
      const grant = { actor: 'delivery[bot]', kind: 'app', repositories: { [stage.environment]: read } } as const;
      github.setSecret(stage.app, 'ENVIRONMENT_TOKEN', github.mintToken(grant));
      const speak = {
        [stage.environment]: { statuses: 'write', contents: 'read' },
        [stage.app]: { deployments: 'read' },
      } as const;
      const agent = restOf(github.apiUrl, github.mintToken({ actor: 'flux[bot]', kind: 'app', repositories: speak }));
      const say = (commit: string): Promise<unknown> =>
        agent.send('POST', `/repos/${stage.environment}/statuses/${commit}`, {
          ...{ context: 'kustomization/apps/0c9c2e41', state: 'success', description: 'reconciliation succeeded' },
        });
      await say((await github.resolveRef(stage.environment, 'main')) ?? '');
      await using app = await cloneRepository(`${github.url}/${stage.app}.git`, stage.developerToken);
      const text = replaceAll(caller?.text ?? '', { 'ghcr.io/': `${registry.host}/`, OWNER: owner });
      await app.commit('Wait for what is delivered', { '.github/workflows/deliver.yml': text });
      await app.pushTag('v1.0.1');
      const number = await firstPullRequest(stage.reviewer, stage.environment);
      const merged = await stage.reviewer.send('PUT', `/repos/${stage.environment}/pulls/${number}/merge`, {});
      await say(Object(merged).sha);
      await github.settled();
      const run = github.runs(stage.app).at(-1);
      expect(run?.report?.jobs.map(({ name, conclusion }) => [name, conclusion])).toContainEqual([
        'wait / wait',
        'success',
      ]);
      expect(run?.report?.conclusion).toBe('success');
      const [deployment] = (await agent.get(`/repos/${stage.app}/deployments`)) as readonly { readonly id: number }[];
      expect(deployment).toMatchObject({
        sha: run?.request.sha,
        environment: 'default',
        payload: { 'env-repo': stage.environment, commit: Object(merged).sha },
      });
      const statuses = await agent.get(`/repos/${stage.app}/deployments/${deployment?.id}/statuses`);
      expect(statuses).toMatchObject([{ state: 'success' }, { state: 'in_progress' }]);
      expect(github.defects).toEqual([]);
    },
  );
});

async function firstPullRequest(rest: Rest, repository: string): Promise<number> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(200)) {
    const [first] = (await rest.get(`/repos/${repository}/pulls?state=open`)) as readonly { readonly number: number }[];
    if (first !== undefined) return first.number;
  }
  throw new Error('No pull request was opened.');
}
