import { ActionError, type ErrorCode } from '#error';
import type { Build, BuildRequest, Engine, EngineName } from './engine.ts';

export interface Built {
  readonly engine: EngineName;
  readonly build: Build;
}

/** Engines in the order in which `auto` tries them. */
export interface Workshop {
  readonly engines: readonly Engine[];
  readonly say: (line: string) => void;
}

/**
 * Builds with the engine that was asked for, or with the first that is there and can; says why others were passed over.
 * @throws ActionError ENGINE_MISSING, ENGINE_CANNOT, DOCKERFILE_INVALID, BUILD_FAILED
 */
export async function buildImage(
  choice: EngineName | 'auto',
  request: BuildRequest,
  { engines, say }: Workshop,
): Promise<Built> {
  refuseShape(request);
  const refusals: ActionError[] = [];
  for (const engine of engines.filter(({ name }) => choice === 'auto' || choice === name)) {
    const built = await attempt(engine, request, say);
    if (!(built instanceof ActionError)) return { engine: engine.name, build: built };
    if (choice !== 'auto') throw built;
    say(`Passed over: ${built.message}`);
    refusals.push(built);
  }
  throw noneCan(refusals, request);
}

/** What a base image has, or that no daemon answers, shows only when it is tried: a build may be refused too. */
async function attempt(engine: Engine, request: BuildRequest, say: Workshop['say']): Promise<Build | ActionError> {
  const ability = await engine.probe(request);
  if (!ability.can) return ability.why;
  say(`Engine ${engine.name} builds ${request.fileName}.`);
  try {
    return await engine.build(request);
  } catch (error) {
    if (error instanceof ActionError && passedOver.includes(error.code)) return error;
    throw error;
  }
}

const passedOver: readonly ErrorCode[] = ['ENGINE_CANNOT', 'ENGINE_MISSING'];

function refuseShape({ index, platforms }: BuildRequest): void {
  if (index !== 'never' || platforms.length < 2) return;
  throw new ActionError(
    'INPUT_INVALID',
    `Input "index": expected auto or always for ${platforms.length} platforms, found never.`,
    {
      hint: 'Only an index holds images for several platforms. Ask for one platform, or allow the index.',
    },
  );
}

function noneCan(refusals: readonly ActionError[], { fileName }: BuildRequest): ActionError {
  const codes = ['PLATFORM_NOT_RUNNABLE', 'ENGINE_MISSING', 'ENGINE_CANNOT'] as const;
  const code = codes.find((one) => refusals.some((refusal) => refusal.code === one)) ?? 'ENGINE_CANNOT';
  const at = refusals.find((refusal) => refusal.at !== undefined)?.at;
  const reasons = refusals.map(({ message }) => message).join(' ');
  return new ActionError(code, `No engine of this runner can build ${fileName}. ${reasons}`, {
    hint: 'Install docker or buildah on the runner, or change the Dockerfile.',
    ...(at === undefined ? {} : { at }),
  });
}
