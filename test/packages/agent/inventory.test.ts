import { describe, expect, it } from 'vitest';
import {
  followsBranch,
  hasReconciled,
  isAgentObject,
  type KubernetesObject,
  managedObjects,
  parseRevision,
  reconcileAnnotation,
} from '#agent';

const commit = 'b'.repeat(40);
const object = (apiVersion: string, kind: string, fields: object = {}): KubernetesObject => ({
  ...{ apiVersion, kind, metadata: { name: 'a', namespace: 'flux-system' } },
  ...fields,
});
const kustomization = 'kustomize.toolkit.fluxcd.io/v1';
const argoproj = 'argoproj.io/v1alpha1';

it.each([
  [`main@sha1:${commit}`, '', commit],
  [`refs/heads/feature@2/x@sha1:${commit}`, '', commit],
  [`sha1:${commit}`, '', commit],
  [commit, '', commit],
  [`main/${commit}`, '', commit],
  [`latest@sha256:${'c'.repeat(64)}`, '', undefined],
  [`latest@sha256:${'c'.repeat(64)}`, `main@sha1:${commit}`, commit],
  [`latest@sha256:${'c'.repeat(64)}`, commit, commit],
  ['1.2.3', '', undefined],
  [`main@sha1:${commit.slice(1)}`, '', undefined],
])('the revision %s of the origin "%s" is the commit %s', (text, origin, expected) => {
  expect(parseRevision(text, origin)).toEqual({ text, commit: expected });
});

it('no revision is none', () => {
  expect(parseRevision('')).toBeUndefined();
});

describe('what an agent manages', () => {
  it('is read from inventories', () => {
    const entries = [
      { id: '_flux-system__Namespace', v: 'v1' },
      { id: 'shop_web_apps_Deployment', v: 'v1' },
      { id: '_system__aggregated-reader_rbac.authorization.k8s.io_ClusterRole', v: 'v1' },
      { id: 'shop_web__Service', v: 'v1' },
      { id: 'flux-system_apps_kustomize.toolkit.fluxcd.io_Kustomization', v: 'v1' },
      { id: 'not an id', v: 'v1' },
    ];
    const managed = managedObjects(object(kustomization, 'Kustomization', { status: { inventory: { entries } } }));
    expect(managed.map(({ group, kind, namespace, name }) => [group, kind, namespace, name])).toEqual([
      ['', 'Namespace', '', 'flux-system'],
      ['apps', 'Deployment', 'shop', 'web'],
      ['rbac.authorization.k8s.io', 'ClusterRole', '', 'system:aggregated-reader'],
      ['', 'Service', 'shop', 'web'],
      ['kustomize.toolkit.fluxcd.io', 'Kustomization', 'flux-system', 'apps'],
    ]);
    expect(managed.filter(isAgentObject).map(({ name }) => name)).toEqual(['apps']);
    expect(managed[1]?.version).toBe('v1');
  });

  it('is read from the resources of an Application, without its hooks', () => {
    const resources = [
      { version: 'v1', kind: 'Service', namespace: 'shop', name: 'web' },
      { group: 'batch', version: 'v1', kind: 'Job', namespace: 'shop', name: 'migrate', hook: true },
      { group: 'argoproj.io', version: 'v1alpha1', kind: 'Application', namespace: 'argocd', name: 'child' },
    ];
    const managed = managedObjects(object(argoproj, 'Application', { status: { resources } }));
    expect(managed).toEqual([
      { group: '', version: 'v1', kind: 'Service', namespace: 'shop', name: 'web' },
      { group: 'argoproj.io', version: 'v1alpha1', kind: 'Application', namespace: 'argocd', name: 'child' },
    ]);
    expect(managed.filter(isAgentObject)).toHaveLength(1);
    expect(managedObjects(object(argoproj, 'Application'))).toEqual([]);
  });
});

describe('a repository is followed', () => {
  const source = (url: string, ref: object = { branch: 'main' }): KubernetesObject =>
    object('source.toolkit.fluxcd.io/v1', 'GitRepository', { spec: { url, ref } });
  const url = 'https://github.com/acme/environments';

  it.each([
    'https://github.com/acme/environments',
    'https://github.com/Acme/Environments.git',
    'https://git@github.com/acme/environments/',
    'ssh://git@github.com/acme/environments',
    'ssh://git@ssh.github.com:443/acme/environments.git',
    'git@github.com:acme/environments.git',
  ])('at %s', (address) => {
    expect(followsBranch(source(address), url, 'main')).toBe(true);
    expect(followsBranch(source(url), address, 'main')).toBe(true);
    expect(followsBranch(source(`${address.replace(/environments/i, 'other')}`), url, 'main')).toBe(false);
  });

  it('at a port of its own, and not at another', () => {
    expect(followsBranch(source('ssh://git@127.0.0.1:2222/a/b'), 'ssh://127.0.0.1:2222/a/b.git', 'main')).toBe(true);
    expect(followsBranch(source('http://127.0.0.1:1/a/b'), 'http://127.0.0.1:2/a/b', 'main')).toBe(false);
  });

  it('on its branch alone', () => {
    expect(followsBranch(source(url, { branch: 'next' }), url, 'main')).toBe(false);
    expect(followsBranch(source(url, { name: 'refs/heads/main' }), url, 'main')).toBe(true);
    expect(followsBranch(source(url, {}), url, 'master')).toBe(true);
  });

  it('by Applications of one source or several', () => {
    const one = { source: { repoURL: url, targetRevision: 'main' } };
    const several = { sources: [{ repoURL: 'https://charts', targetRevision: '1.x' }, one.source] };
    expect(followsBranch(object(argoproj, 'Application', { spec: one }), url, 'main')).toBe(true);
    expect(followsBranch(object(argoproj, 'Application', { spec: several }), url, 'main')).toBe(true);
    expect(followsBranch(object(argoproj, 'Application', { spec: several }), url, 'next')).toBe(false);
    expect(followsBranch(object('v1', 'ConfigMap'), url, 'main')).toBe(false);
  });
});

it('an agent is asked to look, and tells that it has', () => {
  const flux = object(kustomization, 'Kustomization', { status: { lastHandledReconcileAt: 'one' } });
  expect(reconcileAnnotation(flux, 'two')).toEqual(['reconcile.fluxcd.io/requestedAt', 'two']);
  expect([hasReconciled(flux, 'one'), hasReconciled(flux, 'two')]).toEqual([true, false]);
  const metadata = { name: 'a', annotations: { 'argocd.argoproj.io/refresh': 'normal' } };
  expect(reconcileAnnotation(object(argoproj, 'Application'), 'two')).toEqual(['argocd.argoproj.io/refresh', 'normal']);
  expect(hasReconciled(object(argoproj, 'Application', { metadata }), 'two')).toBe(false);
  expect(hasReconciled(object(argoproj, 'Application'), 'two')).toBe(true);
});
