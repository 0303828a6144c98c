import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, setStage } from '../demo/stage.ts';
import { agentReleases, startWorld, type World } from '../sandbox/agents/index.ts';
import { argocdServers, controlPlane, fluxControllers, requirePart } from '../sandbox/parts.ts';
import { restOf } from '../sandbox/rest.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { scaled } from '../scale.ts';
import { connect, legs } from './loop/legs.ts';
import { arrivalOf, runLeg } from './loop/run-leg.ts';

const parts = { flux: await fluxControllers(), argocd: await argocdServers() };
const hasCluster = requirePart(await controlPlane());
const agents = (['flux', 'argocd'] as const).slice(0, scaled(1, 2));
const areThere = agents
  .map((name) => requirePart(parts[name]) && hasCluster && agentReleases[name] !== undefined)
  .every((isThere) => isThere);

describe.skipIf(!areThere).each(agents)('the whole loop, with %s', (agent) => {
  let sandbox: Sandbox;
  let stage: Stage;
  let world: World;
  beforeAll(async () => {
    sandbox = await startSandbox();
    [stage, world] = await Promise.all([setStage(sandbox), startWorld(agent, sandbox.github)]);
  });
  afterAll(async () => {
    await world?.[Symbol.asyncDispose]();
    await sandbox[Symbol.asyncDispose]();
  });

  const own = legs.filter((leg) => leg.agent === agent);
  it.each(own.map((leg, index) => [leg.title, leg, `v1.${index}.1`] as const))(
    'goes from the tag to pods by %s, and shows on the commit of the app that it is there',
    { timeout: 120_000 },
    async (_, leg, tag) => {
      await connect(world, stage, leg);
      const round = await runLeg(world, stage, { leg, tag });
      const { answer, image, commit, appCommit } = round;
      expect(answer.annotations.filter(({ level }) => level === 'error')).toEqual([]);
      expect(answer).toMatchObject({ exitCode: 0, outputs: { state: 'synced', commit } });
      expect(answer.outputs.images?.split('\n')).toContain(image);
      const { workload, success } = arrivalOf(world, leg, round);
      expect(Math.max(workload, success), 'the pods and the agent, as seen by somebody else').toBeLessThan(round.ended);
      const grant = { [stage.app]: { metadata: 'read', deployments: 'read' } } as const;
      const reader = restOf(
        sandbox.github.apiUrl,
        sandbox.github.mintToken({ actor: 'ada', kind: 'user', repositories: grant }),
      );
      const [deployment] = (await reader.get(`/repos/${stage.app}/deployments?sha=${appCommit}`)) as readonly {
        readonly id: number;
        readonly environment: string;
      }[];
      expect(deployment).toMatchObject({ id: Number(answer.outputs['deployment-id']), environment: 'production' });
      const [last] = (await reader.get(`/repos/${stage.app}/deployments/${deployment?.id}/statuses`)) as readonly {
        readonly state: string;
      }[];
      expect(last?.state).toBe('success');
    },
  );
});
