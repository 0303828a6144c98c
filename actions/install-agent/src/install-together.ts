import { makePlan } from '#cluster';
import { apply } from './apply/apply.ts';
import { register } from './connect/deploy-key.ts';
import type { Done } from './done.ts';
import type { ClusterPorts, Ports } from './ports.ts';
import type { Survey } from './preflight/preflight.ts';
import { inventoryOf } from './preflight/preflight.ts';
import { fieldManagerOf, ownManager } from './preflight/whole-agent.ts';
import { installBoth } from './repository/install-both.ts';
import { changeOf, type ProposableAgent, repositoryOf } from './repository/propose-agent.ts';

type Together = NonNullable<Survey['found']> & ProposableAgent;

/** Mode both: what nobody has merged in time is waited for by the next run. */
export async function installTogether(ports: Ports, cluster: ClusterPorts, found: Together): Promise<Done> {
  const { installation } = ports;
  const { namespace, timeout } = installation;
  const { agent, registration } = found;
  const inventory = inventoryOf(installation);
  const { proposed, reports } = await installBoth(
    {
      ...repositoryOf(ports),
      ...cluster,
      async apply(objects, { fieldManager, prune }) {
        const plan = await makePlan(cluster, objects, { fieldManager, namespace, inventory });
        return await apply(installation, { plan, prune, before: [], register: undefined }, { ...ports, ...cluster });
      },
      register: async () => {
        if (registration !== undefined) await register(registration, ports);
      },
    },
    {
      change: changeOf(installation, found),
      objects: agent.objects,
      ownManager,
      deadline: cluster.client.clock.now() + timeout,
    },
  );
  if (proposed.state !== 'unchanged' && proposed.state !== 'merged') return { reports, proposed, plan: undefined };
  const { agent: own, secrets, sync } = agent.objects;
  const fieldManager = fieldManagerOf(installation);
  const plan = await makePlan(cluster, [...own, ...secrets, ...sync], { fieldManager, namespace, inventory });
  return { reports, proposed, plan };
}
