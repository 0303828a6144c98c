import { ActionError } from '#error';
import { readStages, type Stage, type Stages } from './dockerfile/stages.ts';
import type { BuildRequest } from './engine.ts';
import { type Platform, platformArgs } from './platform.ts';

/** Which Dockerfile, and what of it. */
export type DockerfileUse = Pick<BuildRequest, 'file' | 'fileName' | 'target' | 'buildArgs'>;

/** The stages of the Dockerfile for one platform; `undefined` where it is wrong: the engine knows better in which way. */
export async function requestedStages(
  use: DockerfileUse,
  platform: Platform,
  build: Platform,
): Promise<Stages | undefined> {
  const { target, buildArgs } = use;
  const { readDockerfile } = await import('./dockerfile/read.ts');
  try {
    return readStages(readDockerfile(use), { target, buildArgs, platformArgs: platformArgs(platform, build) });
  } catch (error) {
    if (error instanceof ActionError) return undefined;
    throw error;
  }
}

/** Where the stage takes files from: images, other stages, named contexts. */
export function copiedFrom({ instructions }: Stage): readonly string[] {
  return instructions.flatMap(({ keyword, flags }) =>
    flags.flatMap(({ name, value = '' }) => {
      if (name === 'from') return [value];
      const mounted = keyword === 'RUN' && name === 'mount' ? /(?:^|,)from=([^,]+)/.exec(value)?.[1] : undefined;
      return mounted === undefined ? [] : [mounted];
    }),
  );
}

/** The stages that the target needs, itself included. */
export function neededStages({ all, chain }: Stages): readonly Stage[] {
  const needed = new Set<Stage>();
  const add = (stage: Stage | undefined): void => {
    if (stage === undefined || needed.has(stage)) return;
    needed.add(stage);
    for (const name of [stage.base, ...copiedFrom(stage)]) add(stageNamed(name, all.slice(0, all.indexOf(stage))));
  };
  add(chain.at(-1));
  return [...needed];
}

/** The last of these stages that has the name, or the number. */
export function stageNamed(name: string, stages: readonly Stage[]): Stage | undefined {
  const named = stages.findLast((stage) => stage.name === name.toLowerCase());
  return named ?? (/^\d+$/.test(name) ? stages[Number(name)] : undefined);
}
