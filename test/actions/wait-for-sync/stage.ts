import { readFileSync } from 'node:fs';
import { apiVersionOf, createClient, idOf, type KubernetesObject, readObjects } from '#cluster';
import { type ActionOutcome, runAction } from '../../sandbox/action-process.ts';
import { agentReleases, apply } from '../../sandbox/agents/index.ts';
import { type Cluster, startCluster } from '../../sandbox/cluster/index.ts';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import { type Rest, restOf } from '../../sandbox/rest.ts';
import { leastRole } from './least-role.ts';

export const environments = 'acme/environment';
export const app = 'acme/web';

/** A cluster that knows Flux's kinds and has nobody who acts on them: what agents say is the test's to write. */
export interface Stage extends AsyncDisposable {
  readonly github: GitHub;
  readonly cluster: Cluster;
  /** May do no more than the README asks for. */
  readonly kubeconfig: string;
  readonly rest: Rest;
  readonly appCommit: string;
  /** Opens a pull request. @returns its number */
  propose(message?: string): Promise<number>;
  /** @returns the commit that it was merged as */
  merge(number: number): Promise<string>;
  put(...objects: readonly KubernetesObject[]): Promise<void>;
  wait(inputs: Readonly<Record<string, string>>, deployments?: 'read' | 'write'): Promise<ActionOutcome>;
  /** What anybody who sees the app's repository can read. */
  published(): Promise<readonly Published[]>;
}

interface Published {
  readonly id: number;
  readonly environment: string;
  readonly payload: unknown;
  readonly statuses: readonly { readonly state: string; readonly description: string }[];
}

const user = 'waiter';

export async function startStage(): Promise<Stage> {
  await using parts = new AsyncDisposableStack();
  const github = parts.use(await startGitHub({ owner: 'acme' }));
  const cluster = parts.use(await startCluster());
  await github.createRepository(environments, { 'apps/web.yaml': 'image: web\n', 'gitops.yaml': gitopsYaml });
  await github.createRepository(app, { 'main.go': 'package main\n' });
  await apply(cluster, 'default', [
    ...definitions(),
    ...leastRole(user),
    namespaceOf('flux-system'),
    namespaceOf('shop'),
  ]);
  const kubeconfig = await cluster.kubeconfigOf(user);
  const everything = { contents: 'write', 'pull-requests': 'write', deployments: 'write' } as const;
  const person = github.mintToken({ actor: 'ada', kind: 'user', repositories: { '*': everything } });
  const rest = restOf(github.apiUrl, person);
  const appCommit = (await github.resolveRef(app, 'main')) ?? '';
  const read = { metadata: 'read', contents: 'read', 'pull-requests': 'read' } as const;
  const all = parts.move();
  let count = 0;
  return {
    ...{ github, cluster, kubeconfig, rest, appCommit },
    async propose(message = 'Change the environment') {
      count += 1;
      const git = `/repos/${environments}/git`;
      const base = await github.resolveRef(environments, 'main');
      const entry = { path: 'apps/web.yaml', mode: '100644', type: 'blob', content: `image: web:${count}\n` };
      const tree = await rest.send('POST', `${git}/trees`, { base_tree: base, tree: [entry] });
      const commit = await rest.send('POST', `${git}/commits`, {
        message,
        tree: fieldOf(tree, 'sha'),
        parents: [base],
      });
      await rest.send('POST', `${git}/refs`, { ref: `refs/heads/change-${count}`, sha: fieldOf(commit, 'sha') });
      const pull = { title: message.split('\n')[0], head: `change-${count}`, base: 'main' };
      return Number(fieldOf(await rest.send('POST', `/repos/${environments}/pulls`, pull), 'number'));
    },
    async merge(number) {
      const merged = await rest.send('PUT', `/repos/${environments}/pulls/${number}/merge`, { merge_method: 'rebase' });
      return String(fieldOf(merged, 'sha'));
    },
    put: (...objects) => put(cluster, objects),
    wait(inputs, deployments = 'write') {
      const token = github.mintToken({ actor: 'reader[bot]', kind: 'app', repositories: { [environments]: read } });
      const grant = { [app]: { metadata: 'read', deployments } } as const;
      const job = github.mintToken({ actor: 'github-actions[bot]', kind: 'job', repositories: grant });
      return runAction('wait-for-sync', {
        inputs: { repository: environments, token, kubeconfig, 'deployment-token': job, ...inputs },
        environment: {
          ...{ GITHUB_API_URL: github.apiUrl, GITHUB_GRAPHQL_URL: github.graphqlUrl, GITHUB_SERVER_URL: github.url },
          ...{ GITHUB_REPOSITORY: app, GITHUB_RUN_ID: '7' },
        },
      });
    },
    async published() {
      const deployments = (await rest.get(`/repos/${app}/deployments`)) as readonly Omit<Published, 'statuses'>[];
      const statuses = deployments.map(({ id }) => rest.get(`/repos/${app}/deployments/${id}/statuses`));
      const lists = (await Promise.all(statuses)) as readonly Published['statuses'][];
      return deployments.map((deployment, index) => ({ ...deployment, statuses: (lists[index] ?? []).toReversed() }));
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

const gitopsYaml = `version: 1
apps:
  - name: web
    repo: ${app}
`;

function fieldOf(value: unknown, name: string): unknown {
  return Object(value)[name];
}

function namespaceOf(name: string): KubernetesObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

function definitions(): readonly KubernetesObject[] {
  const path = agentReleases.flux ?? '';
  const all = readObjects({ path, text: readFileSync(path, 'utf8') });
  return all.filter(({ kind }) => kind === 'CustomResourceDefinition');
}

const plurals: Readonly<Record<string, string>> = {
  GitRepository: 'gitrepositories',
  Kustomization: 'kustomizations',
  Deployment: 'deployments',
};

/** Writes objects with their status, which only controllers write otherwise; a Deployment's controllers are there. */
async function put(cluster: Cluster, objects: readonly KubernetesObject[]): Promise<void> {
  using client = createClient(cluster.connection);
  for (const object of objects) {
    const id = idOf(object);
    const path = `/apis/${apiVersionOf(id)}/namespaces/${id.namespace}/${plurals[id.kind]}/${id.name}`;
    const { status, ...rest } = object;
    const patch = {
      method: 'PATCH',
      contentType: 'application/apply-patch+yaml',
      operation: `Writing ${id.name}`,
    } as const;
    const query = { fieldManager: 'controller', force: 'true' };
    await client.request({ ...patch, path, query, body: JSON.stringify(rest) });
    if (status === undefined) continue;
    await client.request({
      ...patch,
      path: `${path}/status`,
      query,
      body: JSON.stringify({ ...rest, spec: undefined, status }),
    });
  }
}
