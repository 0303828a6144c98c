import { type Client, createDiscovery } from '#cluster';
import { ActionError } from '#error';
import type { Agent, AgentKinds } from '../stages/question.ts';

const kinds = {
  gitRepository: ['source.toolkit.fluxcd.io', 'GitRepository'],
  helmChart: ['source.toolkit.fluxcd.io', 'HelmChart'],
  kustomization: ['kustomize.toolkit.fluxcd.io', 'Kustomization'],
  helmRelease: ['helm.toolkit.fluxcd.io', 'HelmRelease'],
  application: ['argoproj.io', 'Application'],
  canary: ['flagger.app', 'Canary'],
} as const satisfies Record<keyof AgentKinds, readonly [group: string, kind: string]>;

export interface Found {
  readonly kinds: AgentKinds;
  readonly agents: readonly Agent[];
}

/**
 * Which agents a cluster has, in whatever versions it serves their kinds.
 * @throws ActionError AGENT_SOURCE where it has none of those that are asked for
 */
export async function findKinds(client: Client, asked: 'auto' | Agent): Promise<Found> {
  const discovery = createDiscovery(client);
  const found = await Promise.all(
    Object.entries(kinds).map(async ([name, [group, kind]]) => [name, await discovery.preferred(group, kind)] as const),
  );
  const known: AgentKinds = Object.fromEntries(found.filter(([, resource]) => resource !== undefined));
  const has = { flux: known.gitRepository !== undefined, argocd: known.application !== undefined };
  const agents = (['flux', 'argocd'] as const).filter((agent) => has[agent] && (asked === 'auto' || asked === agent));
  if (agents.length > 0) return { kinds: known, agents };
  const names = { auto: 'neither Flux nor Argo CD', flux: 'no Flux', argocd: 'no Argo CD' };
  throw new ActionError('AGENT_SOURCE', `Looking for the agent failed: the cluster has ${names[asked]}.`, {
    hint: 'Install it, with install-agent for one, or check that this is the cluster that is meant.',
  });
}
