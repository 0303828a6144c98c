import { join } from 'node:path';
import { ActionError } from '#error';
import { ExecError, type ExecuteOptions, execute, findCommand } from '#exec';
import { again, type Persistence, pullMayPass } from '../again.ts';
import { baseImagesOf, foundationOf, useOf } from '../base-images.ts';
import { registriesOf } from '../base-registries.ts';
import { buildKitOptions, buildOptions } from '../build-options.ts';
import { csv, secretOptions } from '../build-secrets.ts';
import { childEnvironment } from '../docker/child-environment.ts';
import { basesInProgress } from '../docker/progress.ts';
import type { Ability, Build, BuildRequest, Engine } from '../engine.ts';
import { firstWanted } from '../features.ts';
import { type CredentialsFor, type Environment, isolateLogin } from '../isolated-login.ts';
import { shapeLayout } from '../layout/shape.ts';
import { samePlatform } from '../platform.ts';
import { canRunHere, notRunnable } from '../runnable.ts';
import { createBuilder, useBuilder } from './builder.ts';
import { cacheAccess } from './cache-service.ts';
import { type Builder, inspectBuilder } from './inspect.ts';

export interface BuildxOptions extends Persistence {
  readonly environment: Environment;
  readonly credentialsFor: CredentialsFor;
  /** `undefined`: the current builder. */
  readonly builder: string | undefined;
  /** Whether a builder may be made though nothing but an image is asked for: buildx was named as the engine. */
  readonly eager: boolean;
  /** Of the step, for a cache that lies with the runner's own service. */
  readonly variable: (name: string) => string | undefined;
}

/**
 * Builds with BuildKit in a container or elsewhere, which hands an image layout over: several platforms, caches,
 * annotations, and a digest that is known before the push.
 */
export function buildxEngine(options: BuildxOptions): Engine {
  let found: Promise<Found> | undefined;
  const find = (): Promise<Found> => {
    found ??= findBuilder(options);
    return found;
  };
  return {
    name: 'buildx',
    probe: async (request) => judge(request, await find(), options),
    build: async (request) => build(request, await find(), options),
  };
}

type Found =
  | { readonly can: true; readonly command: string; readonly builder: Builder | undefined }
  | Exclude<Ability, { readonly can: true }>;

/** Looks for a builder that exports layouts; `undefined` where one would have to be made. */
async function findBuilder({ environment, builder: name }: BuildxOptions): Promise<Found> {
  const command = await findCommand('docker', environment);
  if (command === undefined) return missing('there is no command `docker` on the PATH');
  const isThere = await execute(command, ['buildx', 'version'], { environment }).catch(ignoreFailure);
  if (isThere === undefined) return missing(`docker (${command}) has no buildx`);
  const builder = await inspectBuilder(command, name, { environment });
  if (builder instanceof ExecError) {
    const said = builder.stderr.trim().split('\n').at(-1) ?? '';
    return missing(name === undefined ? `no builder answers (${said})` : `there is no builder "${name}" (${said})`);
  }
  if (exportsLayouts(builder)) return { can: true, command, builder };
  if (name === undefined) return { can: true, command, builder: undefined };
  return cannot(`builder "${name}" has the driver ${builder.driver}, which exports no image layout`);
}

function exportsLayouts({ driver }: Builder): boolean {
  return driver !== 'docker' && driver !== '';
}

async function judge(request: BuildRequest, found: Found, { eager }: BuildxOptions): Promise<Ability> {
  if (!found.can) return found;
  const { builder } = found;
  const needed = firstWanted(['index', 'cache', 'annotations', 'allow', 'provenance', 'sbom'], request);
  if (builder === undefined && !eager && needed === undefined)
    return cannot('the current builder is the docker engine itself, and nothing asked for is worth another builder');
  const canRun =
    builder === undefined || builder.platforms.length === 0
      ? canRunHere
      : async (wanted: BuildRequest['platforms'][number]) => builder.platforms.some((one) => samePlatform(one, wanted));
  const why = await notRunnable('buildx', request, canRun);
  return why === undefined ? { can: true } : { can: false, why };
}

async function build(request: BuildRequest, found: Found, options: BuildxOptions): Promise<Build> {
  const { environment, credentialsFor, say } = options;
  if (!found.can) throw found.why;
  const { temp } = request;
  const login = await isolateLogin({ registries: await registriesOf(request), credentialsFor, environment, temp });
  const given = secretOptions(request.secrets);
  const cache = cacheAccess(request, options.variable);
  const child: ExecuteOptions & { readonly environment: Environment } = {
    environment: { ...childEnvironment(login, environment, request), ...given.environment, ...cache.environment },
    secrets: [...login.secrets, ...given.secrets, ...cache.secrets],
    onLine: say,
  };
  const { command, builder } = found;
  await using inUse =
    builder === undefined ? await createBuilder(command, request, child) : useBuilder(builder, child.environment);
  const directory = join(temp, 'layout');
  const args = [
    ...['buildx', 'build', `--builder=${inUse.name}`, '--progress=plain', ...statementsOf(request)],
    `--output=${outputTo(directory, builder)}`,
    ...request.cacheFrom.map((cache) => `--cache-from=${cache}`),
    ...request.cacheTo.map((cache) => `--cache-to=${cache}`),
    ...given.options,
    ...buildKitOptions(request),
    ...buildOptions(request),
    request.context,
  ];
  const run = () => execute(command, args, { ...child, environment: inUse.environment });
  const { stderr } = await again('Building', options, pullMayPass, run).catch(failed);
  const base = basesInProgress(stderr);
  const foundation = useOf(foundationOf(await baseImagesOf(request)), base);
  return { kind: 'layout', ...shapeLayout(directory, { ...request, foundation }), base, origins: [] };
}

/** `max` tells the Dockerfile, its arguments and every step; what is asked of a build is readable in it. */
function statementsOf({ provenance, sbom }: BuildRequest): readonly string[] {
  return [`--provenance=${provenance === 'none' ? 'false' : 'mode=max'}`, `--sbom=${sbom !== 'none'}`];
}

const firstThatRewrites = [0, 13] as const;

/** The same input gives the same digest: files carry the commit's time, and the media types do not change with a version. */
function outputTo(directory: string, builder: Builder | undefined): string {
  const [major, minor] = builder?.buildKit ?? firstThatRewrites;
  const rewrites = major > firstThatRewrites[0] || minor >= firstThatRewrites[1];
  return csv(
    ...['type=oci', `dest=${directory}`, 'tar=false', 'oci-mediatypes=true'],
    ...(rewrites ? ['rewrite-timestamp=true'] : []),
  );
}

function ignoreFailure(error: unknown): undefined {
  if (error instanceof ExecError) return undefined;
  throw error;
}

function missing(reason: string): Exclude<Found, { readonly can: true }> {
  const why = new ActionError('ENGINE_MISSING', `Engine buildx cannot be used: ${reason}.`, {
    hint: 'Use a runner with docker and its buildx plugin (https://docs.docker.com/go/buildx/), or another engine.',
  });
  return { can: false, why };
}

function cannot(reason: string): Exclude<Found, { readonly can: true }> {
  const why = new ActionError('ENGINE_CANNOT', `Engine buildx is not used: ${reason}.`, {
    hint: 'Name a builder of another driver in `builder`, set `engine: buildx`, or use engine docker.',
  });
  return { can: false, why };
}

function failed(error: unknown): never {
  if (!(error instanceof ExecError)) throw error;
  throw new ActionError('BUILD_FAILED', `Building with buildx failed: ${error.message}`, {
    hint: 'The output above says which instruction failed.',
    cause: error,
  });
}
