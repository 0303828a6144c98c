import { createClient } from '#cluster';
import { connectGitHub, patience } from '#github';
import { parseReference } from '#image';
import { Secret } from '#secret';
import { findKinds } from '../../../actions/wait-for-sync/src/cluster/kinds.ts';
import { waitInCluster } from '../../../actions/wait-for-sync/src/cluster/wait.ts';
import type { World } from '../../sandbox/agents/index.ts';
import type { Environment } from './environment.ts';

export interface Question {
  readonly commit: string;
  /** '' for whatever runs. */
  readonly image: string;
  /** Milliseconds; 30,000 unless told. */
  readonly timeout?: number;
  /** Milliseconds that a complaint of the agent may last before it ends the wait; 10,000 unless told. */
  readonly patience?: number;
  readonly reconcile?: boolean;
  /** Names the agent's object; else it is found by the address of its repository. */
  readonly isNamed?: boolean;
}

/** What was answered, and when. */
export interface Answer {
  readonly state: string;
  /** '' unless it failed. */
  readonly code: string;
  /** The agent's own words. */
  readonly reason: string;
  readonly stage: string;
  /** Milliseconds, as `performance.now()` has them. */
  readonly start: number;
  readonly end: number;
  readonly requests: number;
}

/** Waits as wait-for-sync does, in this process: hundreds of waits would start as many otherwise. */
export async function ask(
  { github, cluster }: World,
  { repository, agent }: Pick<Environment, 'repository' | 'agent'>,
  { commit, image, timeout = 30_000, patience: patient = 10_000, reconcile = true, isNamed = false }: Question,
): Promise<Answer> {
  const grant = { [repository]: { metadata: 'read', contents: 'read' } } as const;
  const token = new Secret(github.mintToken({ actor: 'delivery[bot]', kind: 'app', repositories: grant }));
  const { apiUrl, graphqlUrl } = github;
  const start = performance.now();
  using client = createClient(cluster.connection);
  const found = await findKinds(client, 'auto');
  const view = await waitInCluster(
    {
      question: {
        ...{ repositoryUrl: `${github.url}/${repository}`, defaultBranch: 'main', images: imagesOf(image) },
        ...{
          name: isNamed ? agent.name : undefined,
          namespace: isNamed ? agent.namespace : undefined,
          path: undefined,
        },
        ...{ ...found, reconcile, timeout, patience: patient },
      },
      ...{ client, repository, onView: () => undefined },
      async awaitMerge(send) {
        send({ kind: 'merged', commit, branch: 'main', at: client.clock.now() });
      },
    },
    {
      github: connectGitHub({ token, apiUrl, graphqlUrl }, patience(timeout + 60_000)),
      log: { info: () => undefined, annotate: () => undefined },
    },
  );
  const { outcome } = view.state;
  const failure = outcome !== undefined && 'code' in outcome ? outcome : undefined;
  return {
    ...{
      state: outcome?.state ?? '',
      code: failure?.code ?? '',
      reason: failure?.reason ?? '',
      stage: failure?.stage ?? '',
    },
    ...{ start, end: performance.now(), requests: client.requests() },
  };
}

function imagesOf(text: string) {
  if (text === '') return [];
  const parsed = parseReference(text);
  if (!parsed.ok) throw new Error(`${text} is no image`);
  return [parsed.value];
}
