import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseInputs } from '#input';
import { refuseProblems } from '../../../actions/detect-drift/src/input-problems.ts';
import { inputs } from '../../../actions/detect-drift/src/inputs.ts';
import { failureOf } from '../../packages/cluster/failure-of.ts';
import { literalDefaults, runAction } from '../../sandbox/action-process.ts';
import { makeCertificates } from '../../sandbox/cluster/certificates.ts';
import { startFakeServer } from '../../sandbox/cluster/fake.ts';
import { openssl, requirePart } from '../../sandbox/parts.ts';
import { deployment } from './objects.ts';
import { repository, startScene } from './scene.ts';

type Given = Readonly<Record<string, string>>;

async function refusedMessage(given: Given): Promise<string> {
  const defaults = await literalDefaults('detect-drift');
  const read = (name: string): string => given[name] ?? defaults[name] ?? '';
  const { code, message } = await failureOf(Promise.resolve().then(() => refuseProblems(parseInputs(inputs, read))));
  expect(code).toBe('INPUT_INVALID');
  return message;
}

describe('what the action refuses', () => {
  it('inputs that do not belong together, all at once', async () => {
    const message = await refusedMessage({
      ...{ environment: 'staging', source: 'dump', repository, server: 'https://k8s.example.com' },
      ...{ 'cluster-token': 'x', impersonate: 'ada' },
    });
    const parts = ['needs `dump`', '`server`', '`cluster-token`', '`impersonate`', '`issue` needs a `token`'];
    expect(parts.filter((part) => !message.includes(part))).toEqual([]);
  });

  const bad: readonly (readonly [what: string, given: Given, expected: RegExp])[] = [
    ['no way to a cluster', {}, /no way to the cluster is given/],
    ['a dump of a cluster', { 'in-cluster': 'true', dump: 'x' }, /`dump` goes with the source dump/],
    ['an unknown source', { source: 'guess' }, /input "source": expected one of agent, cluster, dump/],
    ['a way out', { source: 'dump', dump: '../x' }, /input "dump"/],
    ['no environment', { environment: '' }, /input "environment": expected a value/],
    ['a title of two lines', { environment: 'a\nb' }, /input "environment": expected one line/],
  ];
  it.each(bad)('%s', async (_, given, expected) => {
    expect(await refusedMessage({ environment: 'staging', repository, token: 't', ...given })).toMatch(expected);
  });

  it('an environment that gitops.yaml does not have, naming those that it has', async () => {
    await using scene = await startScene();
    await expect(scene.detect({ environment: 'stagin' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining('only staging'),
    });
  });

  it('a token that may not write issues, with the permission that it lacks', async () => {
    await using scene = await startScene({
      'envs/staging/web.yaml': deployment,
      'dump/x.yaml': deployment.replace('2', '3'),
    });
    const grant = { [repository]: { contents: 'write', metadata: 'read' } } as const;
    const token = scene.github.mintToken({ actor: 'github-actions[bot]', kind: 'job', repositories: grant });
    await expect(scene.detect({ token })).rejects.toMatchObject({
      code: 'PERMISSION_MISSING',
      message: expect.stringContaining('issues: write'),
    });
  });

  it.skipIf(!requirePart(openssl()))(
    'a cluster token that the server does not take, which then shows nowhere',
    async () => {
      const canary = 'canary-0123456789abcdef';
      await using scene = await startScene({ 'envs/staging/web.yaml': deployment });
      const certificates = await makeCertificates(`${scene.workspace}/.certificates`);
      await using server = await startFakeServer(certificates, () => ({
        status: 401,
        body: { message: `no ${canary}` },
      }));
      const outcome = await runAction('detect-drift', {
        workspace: scene.workspace,
        inputs: {
          ...{ environment: 'staging', issue: 'false', repository, server: server.url.href, 'cluster-token': canary },
          'certificate-authority': server.authority,
        },
      });
      expect(outcome.annotations.at(-1)?.properties.title).toBe('AUTH_EXPIRED');
      expect(outcome.log).toContain(`::add-mask::${canary}`);
      const shown = [
        outcome.log.replaceAll(/^::add-mask::.*$/gm, ''),
        outcome.summary,
        JSON.stringify(outcome.outputs),
      ];
      expect(shown.filter((text) => text.includes(canary))).toEqual([]);
      expect(server.requests.map(({ headers }) => headers.authorization)).toContain(`Bearer ${canary}`);
    },
  );
});

describe('a kubeconfig', () => {
  it('runs no command that it names, unless it may', async () => {
    await using scene = await startScene({ 'envs/staging/web.yaml': deployment });
    const ran = `${scene.workspace}/ran`;
    const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: 'touch', args: [ran] };
    const kubeconfig = JSON.stringify({
      ...{ apiVersion: 'v1', kind: 'Config', 'current-context': 'one' },
      clusters: [{ name: 'one', cluster: { server: 'https://127.0.0.1:1' } }],
      contexts: [{ name: 'one', context: { cluster: 'one', user: 'one' } }],
      users: [{ name: 'one', user: { exec } }],
    });
    const given = { environment: 'staging', issue: 'false', repository, kubeconfig };
    const outcome = await runAction('detect-drift', { workspace: scene.workspace, inputs: given });
    expect(outcome.annotations.map(({ properties }) => properties.title)).toEqual(['NOT_ALLOWED']);
    expect(existsSync(ran)).toBe(false);
  });
});

describe('what files of others hold', () => {
  it('is no command to the runner, and no way out of the checkout', async () => {
    const name = '::error title=forged::x';
    await using scene = await startScene({
      'envs/staging/web.yaml': deployment.replace('name: web, namespace', `name: "${name}", namespace`),
      'envs/staging/%0A::warning::x.yaml': 'a: [',
      'dump/x.yaml': deployment,
    });
    const outcome = await runAction('detect-drift', {
      workspace: scene.workspace,
      inputs: { environment: 'staging', source: 'dump', dump: 'dump', issue: 'false', repository },
    });
    expect(outcome.exitCode).toBe(0);
    expect(outcome.annotations.map(({ level, properties }) => [level, properties.title])).toEqual([
      ['warning', undefined],
    ]);
    expect(JSON.parse(outcome.outputs.findings ?? '')).toMatchObject([{ object: `Deployment.apps shop/${name}` }]);
  });
});
