import { describe, expect, it } from 'vitest';
import { type AgentStatus, appliedFolders } from '#agent';
import { lateIn } from '../../../actions/detect-drift/src/agents/late.ts';
import { isIgnored } from '../../../actions/detect-drift/src/ignore/rules.ts';

describe('a rule of gitops.yaml', () => {
  const cases: readonly (readonly [rule: string, path: string, isMeant: boolean])[] = [
    ['spec.replicas', 'spec.replicas', true],
    ['spec.template', 'spec.template.spec.containers[name=web].image', true],
    ['spec.repl', 'spec.replicas', false],
    ['spec.replicas', 'spec', false],
    ['spec.containers[name=web]', 'spec.containers[name=web].image', true],
    ['spec.containers[name=web]', 'spec.containers[name=other].image', false],
    ['spec.containers[*].resources', 'spec.containers[name=other].resources.limits.cpu', true],
    ['spec.*.image', 'spec.containers[name=web].image', false],
    ['data.*', 'data.key', true],
    ['.', '', true],
    ['spec.replicas', '', false],
    ['metadata.annotations."example.com/a"', 'metadata.annotations."example.com/a"', true],
    ['metadata.annotations."example.com/a"', 'metadata.annotations."example.com/ab"', false],
    ['metadata.annotations.*', 'metadata.annotations."example.com/a.b"', true],
  ];
  it.each(cases)('%s, of %s: %s', (rule, path, isMeant) => {
    const object = { kind: 'Pod', namespace: 'shop', name: 'web', path };
    const rules = [{ kind: 'Pod', path: rule }];
    expect(isIgnored(object, { rules, exceptions: [] })).toBe(isMeant);
    expect(isIgnored({ ...object, kind: 'Other' }, { rules, exceptions: [] })).toBe(false);
  });
});

describe('what an agent applies', () => {
  const metadata = { name: 'apps', namespace: 'agent' };
  it('is a folder of a Kustomization, with what it makes of it', () => {
    const kustomization = { apiVersion: 'kustomize.toolkit.fluxcd.io/v1', kind: 'Kustomization', metadata };
    const plain = { path: 'a/b', namespace: '', forcedNamespace: '', recursive: true, overrides: [] };
    expect(appliedFolders({ ...kustomization, spec: { path: './a/b/', patches: [] } })).toEqual([plain]);
    const spec = { path: 'a/b', targetNamespace: 'x', images: [{ name: 'x' }], postBuild: { substitute: { a: 'b' } } };
    expect(appliedFolders({ ...kustomization, spec })).toEqual([
      { ...plain, forcedNamespace: 'x', overrides: ['spec.postBuild', 'spec.images'] },
    ]);
    const ofKustomize = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', metadata };
    expect(appliedFolders({ ...ofKustomize, spec })).toEqual([]);
  });

  it('is each source of an Application that is ours', () => {
    const application = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata };
    const sources = [
      { repoURL: 'ours', path: 'a', directory: { recurse: true } },
      { repoURL: 'theirs', chart: 'x' },
      { repoURL: 'ours', path: 'b', helm: { values: 'a: b' } },
    ];
    const spec = { sources, destination: { namespace: 'shop' } };
    const isOurs = (source: unknown): boolean => JSON.stringify(source).includes('ours');
    const shared = { namespace: 'shop', forcedNamespace: '' };
    expect(appliedFolders({ ...application, spec }, isOurs)).toEqual([
      { ...shared, path: 'a', recursive: true, overrides: [] },
      { ...shared, path: 'b', recursive: false, overrides: ['source.helm'] },
    ]);
  });
});

describe('an agent', () => {
  const object = { apiVersion: 'x/v1', kind: 'Kustomization', metadata: { name: 'apps', namespace: 'agent' } };
  const status = (outcome: AgentStatus['outcome'], commit = 'b'.repeat(40)): AgentStatus => ({
    ...{ outcome, applied: { text: commit, commit } },
  });
  const cases: readonly (readonly [what: string, status: AgentStatus, isLate: boolean])[] = [
    ['that is at another commit', status({ state: 'done' }), true],
    ['that is suspended', status({ state: 'suspended', code: 'AGENT_SUSPENDED', message: '' }), false],
    [
      'that has failed',
      status({ state: 'failed', code: 'AGENT_APPLY', reason: 'x', message: '', final: false }),
      false,
    ],
    ['that is at work', status({ state: 'progressing', reason: 'Running', message: '' }), true],
  ];
  it.each(cases)('%s is waited for, or not', async (_, found, isLate) => {
    const ports = {
      workspace: new URL('../../..', import.meta.url).pathname,
      environment: { PATH: process.env.PATH ?? '' },
    };
    const late = await lateIn([{ object, folders: [], status: found }], ports);
    expect(late !== undefined).toBe(isLate);
  });
});
