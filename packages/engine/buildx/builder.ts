import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ActionError } from '#error';
import { ExecError, type ExecuteOptions, execute } from '#exec';
import type { BuildRequest } from '../engine.ts';
import type { Environment } from '../isolated-login.ts';
import type { Builder } from './inspect.ts';

/** Pinned: what builds a release must not change by itself. @see https://github.com/moby/buildkit/releases */
const buildKitImage =
  'docker.io/moby/buildkit:v0.33.1@sha256:cec9f139f45e93c5c69c60f8b07cfad9f43f4ef6b6a6cd917527fea5ff2e3dea';

export interface BuilderInUse extends AsyncDisposable {
  readonly name: string;
  /** For the build: buildx finds the builder by it. */
  readonly environment: Environment;
}

/** A builder that is there, and stays. */
export function useBuilder({ name }: Pick<Builder, 'name'>, environment: Environment): BuilderInUse {
  return { name, environment, [Symbol.asyncDispose]: () => Promise.resolve() };
}

/** Starts a builder in a container, for this build alone. Nothing of it is written where other steps would find it. */
export async function createBuilder(
  command: string,
  { temp, allow }: Pick<BuildRequest, 'temp' | 'allow'>,
  options: ExecuteOptions & { readonly environment: Environment },
): Promise<BuilderInUse> {
  const name = `gitops-actions-${randomUUID()}`;
  const environment = { ...options.environment, BUILDX_CONFIG: join(temp, 'buildx') };
  const buildx = (...args: readonly string[]): Promise<unknown> =>
    execute(command, ['buildx', ...args], { ...options, environment });
  try {
    const flags = allow.map((entitlement) => `--allow-insecure-entitlement=${entitlement}`).join(' ');
    const own = [`--driver-opt=image=${buildKitImage}`, ...(flags === '' ? [] : [`--buildkitd-flags=${flags}`])];
    await buildx('create', `--name=${name}`, '--driver=docker-container', ...own);
  } catch (error) {
    if (!(error instanceof ExecError)) throw error;
    throw new ActionError('BUILD_FAILED', `Making a builder for engine buildx failed: ${error.message}`, {
      hint: 'Give the name of a builder in `builder` (docker/setup-buildx-action makes one), or use another engine.',
      cause: error,
    });
  }
  return {
    name,
    environment,
    [Symbol.asyncDispose]: async () => void (await buildx('rm', '--force', name).catch(() => undefined)),
  };
}
