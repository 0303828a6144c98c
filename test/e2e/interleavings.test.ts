import { describe, expect, it } from 'vitest';
import { agentReleases, startWorld } from '../sandbox/agents/index.ts';
import { argocdServers, controlPlane, fluxControllers, requirePart } from '../sandbox/parts.ts';
import { scaled } from '../scale.ts';
import { interleave, type Judged } from './loop/interleaving.ts';

const parts = { flux: await fluxControllers(), argocd: await argocdServers() };
const hasCluster = requirePart(await controlPlane());
const agents = [
  { agent: 'flux', count: scaled(4, 140) },
  { agent: 'argocd', count: scaled(0, 60) },
] as const;
const atOnce = 20;

const played = agents.filter(({ count }) => count > 0);
const areThere = played
  .map(({ agent }) => requirePart(parts[agent]) && hasCluster && agentReleases[agent] !== undefined)
  .every((isThere) => isThere);

describe.skipIf(!areThere).each(played)('waits on the real controllers of $agent', ({ agent, count }) => {
  it('tell the truth among commits, reverts and forced pushes at random', { timeout: 600_000 }, async () => {
    await using world = await startWorld(agent);
    const first = Number(process.env.TEST_SEED ?? Date.now() % 1_000_000);
    const seeds = Array.from({ length: count }, (_, index) => first + index);
    const judged: Judged[] = [];
    const playOn = async (): Promise<void> => {
      for (let seed = seeds.pop(); seed !== undefined; seed = seeds.pop()) {
        judged.push(...(await interleave(world, agent, seed)));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, playOn));
    const wrong = judged.filter((each) => each.wrong !== '');
    const states = Object.entries(Object.groupBy(judged, ({ answer }) => answer.code || answer.state));
    const counts = states.map(([state, all]) => `${all?.length} ${state}`).join(', ');
    console.log(`${agent}: ${count} interleavings, ${judged.length} waits (${counts}), ${wrong.length} wrong answers`);
    expect(wrong.map(({ wrong: what, script }) => `${what}; ${script}`)).toEqual([]);
  });
});
