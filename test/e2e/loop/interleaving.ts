import { setTimeout as sleep } from 'node:timers/promises';
import { momentsOf, type World } from '../../sandbox/agents/index.ts';
import { type Answer, ask } from './ask.ts';
import { type Environment, imageOf, makeEnvironment, manifest, manifestOf } from './environment.ts';
import { type Head, type Step, skew, wrongOf } from './judgement.ts';

/** A wait of an interleaving, with what is wrong about its answer. */
export interface Judged {
  readonly answer: Answer;
  /** '' where it told the truth. */
  readonly wrong: string;
  readonly script: string;
}

/** Milliseconds: an agent that looks after many environments at once on a busy machine takes its time. */
const timeout = 150_000;
/** Milliseconds: there, what is fetched may take longer than the agent waits for it, and is fetched again. */
const patience = 60_000;

/** Numbers from 0 to 1, the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Play {
  readonly environment: Environment;
  readonly steps: Step[];
  readonly heads: Head[];
  readonly script: string[];
  readonly random: () => number;
}

/** Commits, reverts and forced pushes at random, with waits at random in between; each answer is held against what was seen. */
export async function interleave(world: World, agent: 'flux' | 'argocd', seed: number): Promise<readonly Judged[]> {
  const random = randomOf(seed);
  const name = `${agent}-random-${seed}`;
  // some let the agent wait for the pods, too
  const kustomization = random() < 0.2 ? { wait: true } : {};
  const environment = await makeEnvironment(world, { agent, name, kustomization });
  const base = (await world.github.resolveRef(environment.repository, 'refs/heads/main')) ?? '';
  const first: Step = { commit: base, image: imageOf(0), parent: undefined };
  const play: Play = { environment, random, steps: [first], heads: [{ at: 0, step: first }], script: [] };
  const waits: Promise<readonly [Step, Answer]>[] = [];
  const count = 2 + Math.floor(random() * 4);
  for (let index = 0; index < count; index += 1) {
    await commitAtRandom(play, index + 1);
    if (random() < 0.5 || index === count - 1) waits.push(waitAtRandom(world, play));
    await sleep(random() < 0.4 ? 0 : random() * 900);
  }
  const answers = await Promise.all(waits);
  await sleep(skew);
  const moments = momentsOf(world.watcher.sightings, environment);
  await environment.remove();
  return answers.map(([step, answer]) => ({
    answer,
    wrong: wrongOf({ ...play, step, answer, moments }),
    script: `seed ${seed}: ${play.script.join(', ')}`,
  }));
}

/** Each with how often it is made, of 100. */
const changes = { release: 60, note: 15, revert: 10, force: 15 } as const;

type Change = keyof typeof changes;

function changeAtRandom(random: () => number): Change {
  let rest = random() * 100;
  for (const change of ['release', 'note', 'revert'] as const) {
    rest -= changes[change];
    if (rest < 0) return change;
  }
  return 'force';
}

async function commitAtRandom({ environment, steps, heads, script, random }: Play, number: number): Promise<void> {
  const change = changeAtRandom(random);
  const head = heads.at(-1)?.step ?? oneOf(steps, random);
  const other = oneOf(steps, random);
  const parent = change === 'force' ? other : head;
  const images: Readonly<Record<Change, string>> = {
    ...{ release: imageOf(number), force: imageOf(number + 50), note: parent.image, revert: other.image },
  };
  const files = { [manifest]: manifestOf(images[change]), 'NOTES.md': `${number}\n` };
  const commit = await environment.commit(files, parent.commit);
  const step = { commit, image: images[change], parent };
  steps.push(step);
  heads.push({ at: performance.now(), step });
  script.push(`${change} ${commit.slice(0, 7)}`);
}

function oneOf(steps: readonly Step[], random: () => number): Step {
  const step = steps[Math.floor(random() * steps.length)];
  if (step === undefined) throw new Error('There is no commit yet.');
  return step;
}

async function waitAtRandom(
  world: World,
  { environment, steps, script, random }: Play,
): Promise<readonly [Step, Answer]> {
  const step = oneOf(steps.slice(1).slice(-3), random);
  script.push(`wait for ${step.commit.slice(0, 7)}`);
  return [
    step,
    await ask(world, environment, { commit: step.commit, image: step.image, timeout, patience, isNamed: true }),
  ];
}
