import { createClient } from '#cluster';
import { yamlBlocks } from '../repository/readme-blocks.ts';
import type { World } from '../sandbox/agents/index.ts';
import { cloneRepository } from '../sandbox/checkout.ts';
import { restOf } from '../sandbox/rest.ts';
import type { Stage } from './stage.ts';

/** What somebody has changed in the cluster by hand, and the issue that tells of it. */
export interface Drift {
  readonly repository: string;
  readonly number: number;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly milliseconds: number;
}

/** Flux is told to stand aside, somebody scales by hand, and detect-drift.yml looks at it by the source cluster. */
export async function drift(stage: Stage, { cluster }: World): Promise<Drift> {
  const started = performance.now();
  const { environment: repository, sandbox, reviewer } = stage;
  const { github } = sandbox;
  await editByHand(cluster);
  github.setSecret(repository, 'KUBECONFIG', cluster.kubeconfig.replaceAll('"sandbox"', '"production"'));
  await using clone = await cloneRepository(`${github.url}/${repository}.git`, stage.developerToken);
  await clone.commit('Look for drift', {
    'gitops.yaml': 'version: 1\nenvironments:\n  - { name: production, path: apps/web }\n',
    '.github/workflows/drift.yml': callerOf(sandbox.owner),
  });
  await clone.git('push', '--quiet', 'origin', 'HEAD:main');
  await reviewer.send('POST', `/repos/${repository}/actions/workflows/drift.yml/dispatches`, { ref: 'main' });
  await github.settled();
  const grant = { [repository]: { issues: 'read', metadata: 'read' } } as const;
  const reader = restOf(github.apiUrl, github.mintToken({ actor: 'rhea', kind: 'user', repositories: grant }));
  const issues = await reader.get(`/repos/${repository}/issues`);
  const all: readonly { readonly number: number; readonly title: string; readonly body: string }[] = JSON.parse(
    JSON.stringify(issues),
  );
  const issue = all.find(({ title }) => title === 'Drift in production');
  if (issue?.body.includes('spec.replicas') !== true) {
    const [job] = github.runs(repository).at(-1)?.report?.jobs ?? [];
    throw new Error(`The hand edit was to be found:\n${github.runs(repository).at(-1)?.report?.problem}${job?.log}`);
  }
  const { number, title, body } = issue;
  return { repository, number, title, body, milliseconds: performance.now() - started };
}

/** The one of the README, started by hand, for the one environment that there is. */
function callerOf(owner: string): string {
  const caller = yamlBlocks().find(({ text }) => /uses: \S+\/detect-drift\.yml@/.test(text))?.text ?? '';
  return caller
    .replace(/^on:\n.*$/m, 'on: workflow_dispatch')
    .replace('[staging, production]', '[production]')
    .replace('with: { ', 'with: { source: cluster, ')
    .replaceAll('OWNER', owner);
}

async function editByHand(cluster: World['cluster']): Promise<void> {
  using client = createClient(cluster.connection);
  const kustomization = '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/flux-system';
  const deployment = '/apis/apps/v1/namespaces/default/deployments/web';
  for (const [path, spec] of [
    [kustomization, { suspend: true }],
    [deployment, { replicas: 7 }],
  ] as const) {
    await client.request({
      ...{ method: 'PATCH', path, query: { fieldManager: 'kubectl-edit' }, operation: 'Editing by hand' },
      ...{ contentType: 'application/merge-patch+json', body: JSON.stringify({ spec }) },
    });
  }
}
