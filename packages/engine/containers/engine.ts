import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionError } from '#error';
import { ExecError, findCommand } from '#exec';
import { again, type Persistence, pullMayPass } from '../again.ts';
import { registriesOf } from '../base-registries.ts';
import { buildOptions } from '../build-options.ts';
import { secretOptions } from '../build-secrets.ts';
import type { Ability, Build, BuildRequest, Engine } from '../engine.ts';
import { type Feature, lacking } from '../features.ts';
import { type CredentialsFor, type Environment, isolateLogin } from '../isolated-login.ts';
import { shapeLayout } from '../layout/shape.ts';
import { formatPlatform, type Platform } from '../platform.ts';
import { canRunHere, notRunnable } from '../runnable.ts';
import { basesOf, foundationIn } from './bases.ts';
import { registriesConfiguration } from './registries.ts';
import { openStore, type Store } from './store.ts';

export interface ContainersOptions extends Persistence {
  readonly environment: Environment;
  readonly credentialsFor: CredentialsFor;
}

/** Two programs around one builder: what one does with an option, the other does too. */
type Tool = 'buildah' | 'podman';

export function buildahEngine(options: ContainersOptions): Engine {
  return containersEngine('buildah', options);
}

export function podmanEngine(options: ContainersOptions): Engine {
  return containersEngine('podman', options);
}

/** Commands run in a chroot, which works in containers too, and has neither a network nor a /dev/shm of its own. */
const lacks: readonly Feature[] = ['cache', 'no-cache-filters', 'network', 'shm-size', 'allow', 'provenance', 'sbom'];

/** Builds without a daemon, in a store of its own that is removed afterwards. */
function containersEngine(tool: Tool, options: ContainersOptions): Engine {
  return {
    name: tool,
    async probe(request) {
      const detected = await detect(tool, options.environment);
      if (!detected.can) return detected;
      const why = lacking(tool, lacks, request) ?? (await notRunnable(tool, request, canRunHere));
      return why === undefined ? detected : { can: false, why };
    },
    build: (request) => build(tool, request, options),
  };
}

type Detected = { readonly can: true; readonly command: string } | Exclude<Ability, { readonly can: true }>;

async function detect(tool: Tool, environment: Environment): Promise<Detected> {
  const command = await findCommand(tool, environment);
  if (command !== undefined) return { can: true, command };
  const message = `Engine ${tool} cannot be used: there is no command \`${tool}\` on the PATH.`;
  const hint = `Install it (\`apt-get install ${tool}\`), or use another engine.`;
  return { can: false, why: new ActionError('ENGINE_MISSING', message, { hint }) };
}

async function build(tool: Tool, request: BuildRequest, options: ContainersOptions): Promise<Build> {
  const { environment, credentialsFor, say } = options;
  const detected = await detect(tool, environment);
  if (!detected.can) throw detected.why;
  const { temp } = request;
  const registries = await registriesOf(request);
  const login = await isolateLogin({ registries, credentialsFor, environment, temp });
  const given = secretOptions(request.secrets);
  const configuration = join(temp, 'registries.conf');
  await writeFile(configuration, registriesConfiguration(registries));
  await using store = await openStore(detected.command, temp, {
    environment: {
      CONTAINERS_REGISTRIES_CONF: configuration,
      ...login.environment,
      ...given.environment,
      REGISTRY_AUTH_FILE: join(login.directory, 'config.json'),
    },
    secrets: [...login.secrets, ...given.secrets],
    onLine: say,
  });
  const directory = join(temp, 'layout');
  await mkdir(directory);
  const platforms = request.platforms.length === 0 ? [undefined] : request.platforms;
  try {
    for (const platform of platforms)
      await buildOne(store, platform, directory, {
        ...request,
        isolation: environment.BUILDAH_ISOLATION ?? 'chroot',
        secretOptions: given.options,
        persistence: options,
      });
  } catch (error) {
    throw error instanceof ExecError ? failed(tool, error) : error;
  }
  const base = await basesOf(request, directory);
  const shaped = shapeLayout(directory, { ...request, foundation: foundationIn(base) });
  return { kind: 'layout', ...shaped, base, origins: [] };
}

interface OneBuild extends BuildRequest {
  readonly isolation: string;
  readonly secretOptions: readonly string[];
  readonly persistence: Persistence;
}

/** Adds the image for one platform to the layout. */
async function buildOne(
  store: Store,
  platform: Platform | undefined,
  directory: string,
  request: OneBuild,
): Promise<void> {
  const label = platform === undefined ? 'image' : formatPlatform(platform).replaceAll('/', '-');
  const name = `localhost/build:${label}`;
  const own = [
    `--tag=${name}`,
    `--isolation=${request.isolation}`,
    '--format=oci',
    // the store is new, so there is nothing to gain; and podman takes a step of one platform for that of another
    '--layers=false',
    // the same input gives the same digest
    `--timestamp=${request.epochSeconds}`,
    ...(platform === undefined ? [] : [`--platform=${formatPlatform(platform)}`]),
    ...(request.pull ? ['--pull-always'] : []),
    ...request.secretOptions,
  ];
  const run = () => store.run('build', ...own, ...buildOptions(request), request.context);
  await again('Building', request.persistence, pullMayPass, run);
  // without a format, another one would be pushed when this one is refused, and with it another digest
  await store.run('push', '--format=oci', '--quiet', name, `oci:${directory}:${label}`);
}

function failed(tool: Tool, error: ExecError): ActionError {
  return new ActionError('BUILD_FAILED', `Building with ${tool} failed: ${error.message}`, {
    hint: 'The output above says which instruction failed.',
    cause: error,
  });
}
