import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kubectl, requirePart } from '../../sandbox/parts.ts';
import { deployment, dumpOf } from './objects.ts';
import { detectAlone, startScene } from './scene.ts';

const staging = { 'envs/staging/web.yaml': deployment };

describe('the issue of an environment', () => {
  it('is opened, left alone, updated in place, closed and opened again, and never a second one', async () => {
    await using scene = await startScene({ ...staging, ...dumpOf() });
    expect((await scene.detect()).outputs).toMatchObject({ drifted: 'false', findings: '[]', 'issue-url': '' });
    expect(await scene.issues()).toEqual([]);

    await scene.write(dumpOf({ replicas: 5 }));
    const first = await scene.detect();
    expect(first.outputs).toMatchObject({ drifted: 'true', 'issue-url': `${scene.github.url}/acme/env/issues/1` });
    const [issue] = await scene.issues();
    expect(issue).toMatchObject({ title: 'Drift in staging', state: 'open', labels: [{ name: 'drift' }] });
    expect(issue?.body).toContain('| `Deployment.apps shop/web` | `spec.replicas` | not known |');

    const before = scene.github.requests.length;
    expect((await scene.detect()).summary).toContain('unchanged');
    expect(scene.github.requests.slice(before).map(({ method }) => method)).toEqual(['GET']);

    await scene.write(dumpOf({ image: 'x' }));
    await scene.detect();
    expect((await scene.issues()).map(({ body }) => body)).toEqual([
      expect.stringContaining('`spec.template.spec.containers[name=web].image`'),
    ]);
    await scene.write(dumpOf());
    expect((await scene.detect()).summary).toContain('closed');
    expect((await scene.issues()).map(({ state }) => state)).toEqual(['closed']);
    await scene.write(dumpOf({ replicas: 3 }));
    expect((await scene.detect()).summary).toContain('reopened');
    expect((await scene.issues()).map(({ number, state }) => [number, state])).toEqual([[1, 'open']]);
    expect(scene.github.defects).toEqual([]);
  });

  it('is one, when two runs begin it at once, and when nobody hears of the first', async () => {
    await using scene = await startScene({ ...staging, ...dumpOf({ replicas: 5 }) });
    await Promise.all([scene.detect(), scene.detect(), scene.detect()]);
    const open = (await scene.issues()).filter(({ state }) => state === 'open');
    expect(open).toHaveLength(1);
    await scene.write(dumpOf());
    await scene.detect();
    await scene.write(dumpOf({ replicas: 5 }));
    await scene.people.send('PATCH', `/repos/acme/env/issues/${open[0]?.number}`, { body: 'somebody took the marker' });
    await scene.github.faults.set({ kind: 'reset', effect: true }, { matching: /^POST .*\/issues$/ });
    await scene.detect();
    expect((await scene.issues()).filter(({ state }) => state === 'open')).toHaveLength(1);
    expect(scene.github.defects).toEqual([]);
  });

  it('is not one that somebody from outside has opened, whatever is in it', async () => {
    await using scene = await startScene({ ...staging, ...dumpOf({ replicas: 5 }) });
    const body = '<!-- gitops-actions: drift of staging -->';
    await scene.people.send('POST', '/repos/acme/env/issues', { title: 'Mine', body });
    await scene.detect();
    expect((await scene.issues()).map(({ title }) => title).toSorted()).toEqual(['Drift in staging', 'Mine']);
    scene.github.administer('acme/env').addCollaborator('ada');
    const number = (await scene.issues()).find(({ title }) => title !== 'Mine')?.number;
    await scene.people.send('PATCH', `/repos/acme/env/issues/${number}`, { state: 'closed' });
    await scene.detect();
    expect((await scene.issues()).map(({ title }) => title)).toEqual(['Drift in staging', 'Drift in staging']);
  });

  it('stays open when part of the dump cannot be read', async () => {
    await using scene = await startScene({ ...staging, ...dumpOf({ replicas: 5 }) });
    await scene.detect();
    await scene.write({ ...dumpOf(), 'dump/shop/other.yaml': 'a: [' });
    expect((await scene.detect()).outputs.drifted).toBe('false');
    expect((await scene.issues()).map(({ state }) => state)).toEqual(['open']);
  });
});

describe('what is shown', () => {
  const secret = (value: string): string =>
    `apiVersion: v1\nkind: Secret\nmetadata: {name: key, namespace: shop}\nstringData: {password: ${value}}\n`;
  const live = (value: string): string =>
    JSON.stringify({
      ...{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'key', namespace: 'shop' }, type: 'Opaque' },
      data: { password: Buffer.from(value).toString('base64') },
    });

  it('are names alone; values with `values: true`; those of Secrets never', async () => {
    await using scene = await startScene({
      ...{
        ...staging,
        'envs/staging/key.yaml': secret('canary-wanted'),
        'dump/shop/key.secret.yaml': live('canary-live'),
      },
      ...dumpOf({ image: 'canary-image' }),
    });
    const quiet = await scene.detect();
    expect(quiet.findings).toMatchObject([
      {
        object: 'Deployment.apps shop/web',
        desired: 'registry.example.com/web:1.0.0',
        live: 'canary-image',
        manager: '',
      },
      { object: 'Secret shop/key', path: 'data.password', desired: null, live: null },
    ]);
    const [before] = await scene.issues();
    expect([before?.body, quiet.summary, quiet.log].filter((text) => text?.includes('canary'))).toEqual([]);
    const loud = await scene.detect({ values: 'true' });
    const [after] = await scene.issues();
    expect(after?.body).toContain('canary-image');
    const hidden = ['canary-wanted', 'canary-live'].flatMap((text) => [text, Buffer.from(text).toString('base64')]);
    const shown = JSON.stringify([after, loud, quiet]);
    expect(hidden.filter((text) => shown.includes(text))).toEqual([]);
  });

  it('is text, whatever names hold', async () => {
    const name = '<img src=x> @ada | `x` -->';
    await using scene = await startScene({
      ...staging,
      ...dumpOf({ replicas: 5 }),
      'gitops.yaml': `version: 1\nenvironments: [{ name: '${name}', path: envs/staging }]\n`,
    });
    const { summary } = await scene.detect({ environment: name });
    const [issue] = await scene.issues();
    expect(issue?.body.split('-->')).toHaveLength(2);
    for (const text of [summary, issue?.body ?? '']) expect(text).not.toMatch(/<img|@ada/);
  });
});

describe('what is much', () => {
  it('fits into an issue, and what does not is counted', async () => {
    const names = Array.from({ length: 400 }, (_, index) => `|<&${'|'.repeat(100)}${index}`);
    const dumps = names.map((name) => Object.values(dumpOf({ name, image: '|'.repeat(300) }))[0] ?? '');
    await using scene = await startScene({
      'envs/staging/web.yaml': names.map((name) => deployment.replace('name: web,', `name: "${name}",`)).join('---\n'),
      'dump/all.json': JSON.stringify({ apiVersion: 'v1', kind: 'List', items: dumps.map((each) => JSON.parse(each)) }),
    });
    const { findings, outputs } = await scene.detect({ values: 'true' });
    expect(findings).toHaveLength(400);
    expect(outputs['issue-url']).not.toBe('');
    const [issue] = await scene.issues();
    expect(issue?.body).toMatch(/^and \d+ more$/m);
    expect(scene.github.defects).toEqual([]);
  });
});

describe('what counts', () => {
  const of = (object: string): string => `apiVersion: ${object}`;

  it('is what the files have, but what gitops.yaml, autoscalers and Flagger exempt', async () => {
    const settings = of(
      'v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: shop}\ndata: {seen: "1", kept: "1"}\n',
    );
    const changed = settings.replaceAll('"1"', '"2"');
    const scaler = of(
      'autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: web, namespace: shop}\nspec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, maxReplicas: 9}\n',
    );
    await using scene = await startScene({
      ...{ ...staging, 'envs/staging/settings.yaml': settings, 'dump/shop/settings.configmap.yaml': changed },
      ...dumpOf({ replicas: 7 }),
    });
    const pathsOf = async (): Promise<readonly unknown[]> => (await scene.detect()).findings.map(({ path }) => path);
    expect(await pathsOf()).toEqual(['data.kept', 'spec.replicas']);
    await scene.write({ 'dump/shop/web.hpa.yaml': scaler });
    expect(await pathsOf()).toEqual(['data.kept']);
    await rm(join(scene.workspace, 'dump/shop/web.hpa.yaml'));
    const canary = of(
      'flagger.app/v1beta1\nkind: Canary\nmetadata: {name: web, namespace: shop}\nspec: {targetRef: {kind: Deployment, name: web}}\n',
    );
    await scene.write({ 'envs/staging/canary.yaml': canary });
    expect(await pathsOf()).toEqual(['data.kept']);
  });

  it('is what the files have, though the dump lies among them', async () => {
    const files = { 'web.yaml': deployment, ...dumpOf({ replicas: 5 }) };
    const rooted = { 'gitops.yaml': 'version: 1\nenvironments: [{ name: staging }]\n' };
    expect((await detectAlone({ ...files, ...rooted })).findings).toMatchObject([{ path: 'spec.replicas', live: 5 }]);
  });

  it('is an object that is gone, unless the dump has none of its kind', async () => {
    const { findings, notCompared } = await detectAlone({
      ...{ ...staging, ...dumpOf({ name: 'other' }) },
      'envs/staging/job.yaml': of('batch/v1\nkind: Job\nmetadata: {name: once, namespace: shop}\nspec: {}\n'),
    });
    expect(findings).toEqual([
      { object: 'Deployment.apps shop/web', path: '', desired: 'present', live: 'absent', manager: '' },
    ]);
    expect(notCompared).toEqual([{ object: 'Job.batch shop/once', reason: 'the dump has nothing of this kind' }]);
  });
});

describe('what only an agent can render', () => {
  const flux = (spec: string): string =>
    `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: apps, namespace: flux-system}\nspec: {path: ./envs/staging, ${spec}}\n`;
  const cases: readonly (readonly [what: string, files: Readonly<Record<string, string>>, reason: RegExp])[] = [
    ['variables of Flux', { 'clusters/a/apps.yaml': flux('postBuild: {substitute: {a: b}}') }, /spec\.postBuild/],
    ['patches of Flux', { 'clusters/a/apps.yaml': flux('patches: [{patch: x}]') }, /spec\.patches/],
    ['labels for all', { 'clusters/a/apps.yaml': flux('commonMetadata: {labels: {a: b}}') }, /spec\.commonMetadata/],
    ['a chart', { 'envs/staging/Chart.yaml': 'name: web\nversion: 1.0.0\n' }, /a Helm chart/],
    ['what SOPS encrypts', { 'envs/staging/web.yaml': `${deployment}sops: {mac: x}\n` }, /SOPS encrypts it/],
    ['a template', { 'envs/staging/web.yaml': 'a: {{ .Values.x }}\n' }, /not rendered/],
    [
      'a base elsewhere',
      { 'envs/staging/kustomization.yaml': 'resources: [https://github.com/acme/base?ref=v1]\n' },
      /may fetch|neither kustomize/,
    ],
    [
      'a base that is no folder here',
      { 'envs/staging/kustomization.yaml': 'resources: [github.com/acme/base]\n' },
      /not in the checkout|neither/,
    ],
    [
      'a base outside',
      { 'envs/staging/kustomization.yaml': 'resources: [../../../../etc]\n' },
      /not in the checkout|neither/,
    ],
    ['charts of kustomize', { 'envs/staging/kustomization.yaml': 'helmCharts: [{name: x}]\n' }, /helmCharts|neither/],
  ];
  it.each(cases)('%s: it is named, and not guessed', async (_, files, reason) => {
    const { findings, notCompared } = await detectAlone({ ...staging, ...files, ...dumpOf({ replicas: 5 }) });
    expect(findings).toEqual([]);
    expect(notCompared.map((note) => note.reason)).toEqual([expect.stringMatching(reason)]);
  });

  it('is not the namespace that everything goes into', async () => {
    const elsewhere = `${deployment.replace('namespace: shop', 'namespace: other')}---\napiVersion: v1\nkind: Namespace\nmetadata: {name: other}\n`;
    const files = { 'envs/staging/web.yaml': elsewhere, 'clusters/a/apps.yaml': flux('targetNamespace: shop') };
    const { findings, notCompared } = await detectAlone({ ...files, ...dumpOf({ replicas: 5 }) });
    expect(findings).toMatchObject([{ object: 'Deployment.apps shop/web', path: 'spec.replicas' }]);
    expect(notCompared).toMatchObject([{ object: 'Namespace other' }]);
  });

  it('is not a plain kustomization, which kustomize renders', async ({ skip }) => {
    const part = await kubectl();
    if (!requirePart(part)) skip();
    const { findings } = await detectAlone({
      'envs/staging/kustomization.yaml': 'resources: [../../base]\nreplicas: [{name: web, count: 4}]\n',
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'base/web.yaml': deployment,
      ...dumpOf(),
    });
    expect(findings).toMatchObject([{ path: 'spec.replicas', desired: 4, live: 2 }]);
  });
});
