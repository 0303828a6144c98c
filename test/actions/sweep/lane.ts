import { expect } from 'vitest';
import { ActionError } from '#error';
import type { Fault } from '../../sandbox/github/faults/fault.ts';
import type { RequestRecord } from '../../sandbox/github/github.ts';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import type { Scenario } from './scenario.ts';
import { expectNoToken, type Scene } from './scene.ts';
import { impose, type Strategy } from './strategy.ts';

/** A GitHub of its own, on which one run after the other is spoiled: faults are set for a whole GitHub. */
export interface Lane<S extends Scene, Result> {
  readonly github: GitHub;
  readonly scenario: Scenario<S, Result>;
  readonly strategy: Strategy;
  readonly origin: S;
  /** Where nothing was in the way of the run. */
  readonly sound: S;
  /** What the run sends then: up to the one that is spoiled, a spoiled run sends the same. */
  readonly requests: readonly RequestRecord[];
}

export interface Spoiling {
  readonly fault: Fault;
  /** The index of the request. */
  readonly at: number;
}

export async function openLane<S extends Scene, Result>(
  scenario: Scenario<S, Result>,
  strategy: Strategy,
  stack: AsyncDisposableStack,
): Promise<Lane<S, Result>> {
  const github = stack.use(await startGitHub());
  const origin = await scenario.start(github, stack);
  const sound = await scenario.copy(origin, `${origin.repository}-sound`);
  await impose(github, strategy);
  const before = github.requests.length;
  await scenario.run(sound);
  await github.faults.clear();
  const requests = github.requests.slice(before);
  if (scenario.isRunTwice === true) await scenario.run(sound);
  return { github, scenario, strategy, origin, sound, requests };
}

/** One run, spoiled at one request; then, if it failed, another. */
export async function spoiledRun<S extends Scene, Result>(
  { github, scenario, strategy, origin, sound, requests }: Lane<S, Result>,
  { fault, at, order }: Spoiling & { readonly order: number },
): Promise<void> {
  const request = requests[at]?.graphql ?? requests[at]?.path;
  const where = `${scenario.name}, ${JSON.stringify(fault)} at ${at} (${request}), ${strategy}`;
  const scene = await scenario.copy(origin, `${origin.repository}-${order}`);
  const set = await github.faults.set(fault, { skip: at });
  await impose(github, strategy);
  const ended = await scenario.run(scene).then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  );
  await github.faults.clear();
  expect(set.spoiled, `${where}: spoiled`).toHaveLength(1);
  await scenario.expectSound(scene, where);
  expectNoToken(scene, Object.values(ended));
  if ('error' in ended && !(ended.error instanceof ActionError)) throw ended.error;
  const isDone = 'result' in ended && scenario.isRunTwice !== true;
  const result = isDone ? ended.result : await scenario.run(scene);
  await scenario.expectSound(scene, `${where}, at last`);
  expectNoToken(scene, [result, scenario.summary(result)]);
  await scenario.expectRight(scene, { result, sound, where });
  await github.removeRepository(scene.repository);
}
