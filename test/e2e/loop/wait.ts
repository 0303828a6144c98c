import { runAction } from '../../sandbox/action-process.ts';
import type { World } from '../../sandbox/agents/index.ts';
import type { Environment } from './environment.ts';

/** What wait-for-sync was asked, and what it answered when. */
export interface Answer {
  readonly state: string;
  readonly exitCode: number;
  readonly outputs: Readonly<Record<string, string>>;
  /** What the job shows as errors. */
  readonly errors: string;
  readonly log: string;
  readonly summary: string;
  /** Milliseconds, as `performance.now()` has them. */
  readonly start: number;
  readonly end: number;
}

export interface Wait {
  readonly commit: string;
  readonly image?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** Runs wait-for-sync as a job does: a process of its own, with a token that reads the repository and a kubeconfig. */
export async function waitForSync(
  { github, cluster }: World,
  { repository }: Pick<Environment, 'repository'>,
  { commit, image = '', inputs = {} }: Wait,
): Promise<Answer> {
  const grant = { [repository]: { metadata: 'read', contents: 'read', 'pull-requests': 'read' } } as const;
  const token = github.mintToken({ actor: 'delivery[bot]', kind: 'app', repositories: grant });
  const start = performance.now();
  const outcome = await runAction('wait-for-sync', {
    inputs: { kubeconfig: cluster.kubeconfig, repository, commit, image, token, timeout: '30s', ...inputs },
    environment: {
      ...{ GITHUB_API_URL: github.apiUrl, GITHUB_GRAPHQL_URL: github.graphqlUrl, GITHUB_SERVER_URL: github.url },
      GITHUB_REPOSITORY: repository,
    },
  });
  return {
    ...{ state: outcome.outputs.state ?? '', exitCode: outcome.exitCode, outputs: outcome.outputs },
    errors: outcome.annotations.map(({ message }) => message).join('\n'),
    ...{ log: outcome.log, summary: outcome.summary, start, end: performance.now() },
  };
}
