import { setTimeout as sleep } from 'node:timers/promises';
import { type Stage, setStage } from '../demo/stage.ts';
import { commitInto } from '../e2e/loop/history.ts';
import { connect, type Leg, legs } from '../e2e/loop/legs.ts';
import { arrivalOf, runLeg, startWait } from '../e2e/loop/run-leg.ts';
import { type AgentName, agentReleases, startWorld, type World } from '../sandbox/agents/index.ts';
import { argocdServers, controlPlane, fluxControllers } from '../sandbox/parts.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { type Figure, median } from './report.ts';

const rounds = 3;

/**
 * From the pushed tag to the deployment on the app's commit, on this machine, with the real agents. The agent's own time lasts from the
 * merge until the pods run the image and the agent has said so, whichever comes later: as an independent watch has seen both.
 */
export async function loop(): Promise<readonly Figure[]> {
  const parts = [await controlPlane(), await fluxControllers(), await argocdServers()];
  const missing = parts.filter(({ present }) => !present).map(({ name, hint }) => `${name} (${hint})`);
  const { flux, argocd } = agentReleases;
  if (missing.length > 0 || flux === undefined || argocd === undefined) {
    console.log(`Not measured: ${missing.join(', ') || "the agents' manifests"}: not here.`);
    return [];
  }
  return [...(await measure('flux')), ...(await measure('argocd'))];
}

async function measure(agent: AgentName): Promise<readonly Figure[]> {
  await using sandbox = await startSandbox();
  const stage = await setStage(sandbox);
  await using world = await startWorld(agent, sandbox.github);
  const figures: Figure[] = [];
  for (const [index, leg] of legs.filter((each) => each.agent === agent).entries()) {
    await connect(world, stage, leg);
    const runs: Timed[] = [];
    // the first round is not counted: everything is cold
    for (let round = 0; round <= rounds; round += 1) {
      const run = await timed(world, stage, { leg, tag: `v1.${index}.${round + 1}` });
      if (round > 0) runs.push(run);
    }
    figures.push(...figuresOf(`${agent}, ${leg.title}`, runs));
  }
  return [...figures, await quiet(world, stage, agent)];
}

/** How often a wait asks while nothing happens: the agent's programs are stopped meanwhile. */
async function quiet(world: World, stage: Stage, agent: AgentName): Promise<Figure> {
  const { github } = stage.sandbox;
  world.agent.pause();
  await commitInto({ repository: github.repositoryPath(stage.environment), files: { 'NOTES.md': 'unrelated\n' } });
  const count = (): number => world.cluster.audit('gitops-actions').length;
  const before = count();
  const { outputs, log } = await startWait(world, stage, { timeout: '60s', reconcile: 'false' });
  world.agent.resume();
  if (outputs.state !== 'timeout') throw new Error(log.replace(/^::add-mask::.*\n/gm, ''));
  // a watch is written down when it ends, a list when it is answered
  await sleep(500);
  const value = count() - before;
  return { metric: `${agent}: a minute of waiting`, value, unit: 'requests', peer: '', runs: [value] };
}

/** Seconds. */
interface Timed {
  readonly total: number;
  readonly build: number;
  readonly agent: number;
  readonly afterWorkload: number;
  readonly afterAgent: number;
}

async function timed(world: World, stage: Stage, { leg, tag }: { leg: Leg; tag: string }): Promise<Timed> {
  const round = await runLeg(world, stage, { leg, tag });
  const { total, build, merged, ended, answer } = round;
  if (answer.outputs.state !== 'synced') throw new Error(`${leg.title}: ${answer.log}`);
  const { workload, success } = arrivalOf(world, leg, round);
  return {
    ...{ total: total / 1000, build: build / 1000, agent: (Math.max(workload, success) - merged) / 1000 },
    ...{ afterWorkload: (ended - workload) / 1000, afterAgent: (ended - success) / 1000 },
  };
}

function figuresOf(name: string, runs: readonly Timed[]): readonly Figure[] {
  const figure = (what: string, of: (run: Timed) => number, rest: Partial<Figure> = {}): Figure => {
    const values = runs.map(of);
    return { metric: `${name}: ${what}`, value: median(values), unit: 's', peer: '', runs: values, ...rest };
  };
  return [
    figure('the whole loop', ({ total }) => total),
    figure('the build in it', ({ build }) => build),
    figure("the agent's own time in it", ({ agent }) => agent),
    figure('the loop without both', ({ total, build, agent }) => total - build - agent, { goal: 3 }),
    figure('end after the last workload was current', ({ afterWorkload }) => afterWorkload),
    figure("end after the agent's own success", ({ afterAgent }) => afterAgent),
    figure('end after the later of the two', ({ afterWorkload, afterAgent }) => Math.min(afterWorkload, afterAgent), {
      goal: 1,
    }),
  ];
}
