import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { root } from '../repository/source-files.ts';
import { cloneRepository } from '../sandbox/checkout.ts';
import { readLayout } from '../sandbox/layout.ts';
import { restOf } from '../sandbox/rest.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { scaled } from '../scale.ts';

// The newcomer's path: two repositories as they are before anybody has heard of us, one command, one pushed tag.

const run = promisify(execFile);

it.runIf(scaled(0, 1) === 1)(
  'what npm run scaffold writes takes a pushed tag to a pull request for the first environment',
  {
    timeout: 120_000,
  },
  async () => {
    await using sandbox = await startSandbox();
    const { github, owner, registry } = sandbox;
    const [web, environment] = [`${owner}/web`, `${owner}/environment`];
    const manifest = (version: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web # kept
          image: ${registry.host}/${owner}/web:${version}
`;
    await github.createRepository(web, await readLayout(join(root, 'test/demo/app'), {}));
    await github.createRepository(environment, {
      'envs/dev/web.yaml': manifest('0.9.0'),
      'envs/production/web.yaml': manifest('0.8.0'),
    });
    const everything = { contents: 'write', 'pull-requests': 'write', actions: 'write', workflows: 'write' } as const;
    const grants = { [web]: everything, [environment]: everything };
    const token = github.mintToken({ actor: 'octavia', kind: 'user', repositories: grants });
    await using app = await cloneRepository(`${github.url}/${web}.git`, token);
    await using manifests = await cloneRepository(`${github.url}/${environment}.git`, token);

    const places = ['--app', app.folder, '--environment', manifests.folder, '--route', 'dispatch'];
    const options = [...places, '--owners', '@octavia', '--toolkit', `${owner}/gitops-actions`];
    await run(process.execPath, ['--conditions=source', 'packages/toolchain/scaffold/main.ts', ...options], {
      cwd: root,
    });
    await manifests.commit('Deliver by pull request', {});
    await app.commit('Deliver each version', {});
    const starter = { [environment]: { metadata: 'read', actions: 'write' } } as const;
    github.setSecret(
      web,
      'ENVIRONMENT_TOKEN',
      github.mintToken({ actor: 'ci[bot]', kind: 'app', repositories: starter }),
    );
    await app.pushTag('v1.0.0');
    await github.settled();

    const runs = [web, environment].flatMap((repository) => github.runs(repository));
    expect(
      runs.map(({ request, report }) => `${request.repository} ${report?.conclusion} ${report?.problem ?? ''}`.trim()),
    ).toEqual([`${web} success`, `${environment} success`]);
    const person = restOf(github.apiUrl, token);
    const pulls = await person.get(`/repos/${environment}/pulls`);
    expect(pulls).toMatchObject([{ number: 1, head: { ref: 'gitops/dev/web/rolling' }, base: { ref: 'main' } }]);
    await manifests.git('fetch', '--quiet', 'origin', 'gitops/dev/web/rolling');
    const diff = await manifests.git('diff', '--unified=0', 'origin/main...FETCH_HEAD');
    expect(diff.split('\n').filter((line) => /^[-+]/.test(line))).toEqual([
      '--- a/envs/dev/web.yaml',
      '+++ b/envs/dev/web.yaml',
      `-          image: ${registry.host}/${owner}/web:0.9.0`,
      expect.stringMatching(/^\+ {10}image: \S+\/web:1\.0\.0@sha256:[0-9a-f]{64}$/),
    ]);

    // the same change, proposed from a fork: what a job's own token opens is checked only once a person approves of it
    await github.copyRepository(environment, 'octavia/environment');
    const proposal = { branch: 'gitops/dev/web/rolling', title: 'The same', by: 'octavia' };
    await github.administer(environment).openFromFork('octavia/environment', proposal);
    await github.settled();
    const checked = github.runs(environment).at(-1);
    expect(checked?.request.event.name).toBe('pull_request');
    expect({ is: checked?.report?.conclusion, log: checked?.report?.jobs[0]?.log }).toMatchObject({ is: 'success' });
    expect(github.defects).toEqual([]);
  },
);
