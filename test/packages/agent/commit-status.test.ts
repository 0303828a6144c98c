import { describe, expect, it } from 'vitest';
import { agentNotice, type CommitStatus } from '#agent';

const kustomization = 'kustomization/apps/0c9c2e41';
const done = { state: 'done' };
const failed = (code: string, reason: string, message = '') => ({
  state: 'failed',
  code,
  reason,
  message,
  final: false,
});
const works = (reason: string, message = '') => ({ state: 'progressing', reason, message });

describe('a commit status', () => {
  it.each<readonly [string, CommitStatus['state'], string | null, object]>([
    [kustomization, 'success', 'reconciliation succeeded', done],
    [kustomization, 'success', 'progressing', works('progressing')],
    [kustomization, 'pending', 'progressing', works('progressing')],
    [kustomization, 'success', null, works('')],
    [kustomization, 'failure', 'build failed', failed('AGENT_BUILD', 'build failed')],
    [kustomization, 'failure', 'health check failed', failed('AGENT_HEALTH', 'health check failed')],
    [kustomization, 'failure', 'reconciliation failed', failed('AGENT_APPLY', 'reconciliation failed')],
    [kustomization, 'failure', 'artifact failed', failed('AGENT_SOURCE', 'artifact failed')],
    ['helmrelease/apps/0c9c2e41', 'success', 'upgrade succeeded', done],
    ['helmrelease/apps/0c9c2e41', 'success', 'rollback succeeded', works('rollback succeeded')],
    ['helmrelease/apps/0c9c2e41', 'failure', 'test failed', failed('AGENT_HEALTH', 'test failed')],
    ['continuous-delivery/apps', 'success', 'Application apps is running', done],
    ['continuous-delivery/apps', 'pending', 'syncs', works('pending', 'syncs')],
    ['continuous-delivery/apps', 'error', 'sync failed', failed('AGENT_APPLY', 'error', 'sync failed')],
    ['continuous-delivery/apps', 'failure', 'apps is Degraded', failed('AGENT_HEALTH', 'failure', 'apps is Degraded')],
  ])('%s: %s, "%s"', (context, state, description, outcome) => {
    expect(agentNotice({ context, state, description })).toEqual({
      agent: context.startsWith('continuous') ? 'argocd' : 'flux',
      kind: context.startsWith('continuous') ? 'application' : context.split('/')[0],
      name: 'apps',
      outcome,
    });
  });

  it.each([
    'ci',
    'ci/build',
    'kustomization',
    'kustomization/apps',
    'continuous-delivery/apps/other',
    'gitrepository/a/b',
  ])('of others says nothing of an agent: %s', (context) => {
    expect(agentNotice({ context, state: 'success', description: 'reconciliation succeeded' })).toBeUndefined();
  });
});
