import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionError } from '#error';
import { ExecError, execute } from '#exec';
import type { ImageReference } from '#image';
import { formatReference } from '#image';
import { again, type Persistence, pullMayPass } from '../again.ts';
import { registriesOf } from '../base-registries.ts';
import { buildKitOptions, buildOptions } from '../build-options.ts';
import { secretOptions } from '../build-secrets.ts';
import type { Ability, Build, BuildRequest, Engine } from '../engine.ts';
import { type Feature, lacking } from '../features.ts';
import { type CredentialsFor, type Environment, isolateLogin } from '../isolated-login.ts';
import { canRunHere, notRunnable } from '../runnable.ts';
import { childEnvironment } from './child-environment.ts';
import { describeImage } from './describe-image.ts';
import { type Docker, type DockerThere, detectDocker, expectDocker } from './detect.ts';
import { engineApi } from './engine-api.ts';
import { basesInProgress } from './progress.ts';
import { pushWithRetries } from './push.ts';
import { pushByApi } from './push-by-api.ts';

export interface DockerOptions extends Persistence {
  readonly environment: Environment;
  readonly credentialsFor: CredentialsFor;
}

/**
 * Builds with BuildKit and leaves the image in docker's own store, which alone can push it. That store keeps labels and
 * drops annotations, and the image carries the time of the build.
 */
export function dockerEngine(options: DockerOptions): Engine {
  let detected: Promise<Docker> | undefined;
  const detect = (): Promise<Docker> => {
    detected ??= detectDocker(options.environment);
    return detected;
  };
  // asking docker takes as long as a small build, so it is asked where files leave a doubt, or after a failure
  const expected = async (): Promise<Docker> => (await expectDocker(options.environment)) ?? (await detect());
  return {
    name: 'docker',
    probe: async (request) => judge(request, await expected()),
    build: async (request) => build(request, await expected(), { ...options, detect }),
  };
}

/** The store holds one platform of an image, and its own BuildKit exports no cache. */
const storeLacks: readonly Feature[] = ['index', 'cache', 'annotations', 'allow', 'provenance', 'sbom'];
/** Some of these it takes, and does nothing. */
const oldClientLacks: readonly Feature[] = ['build-contexts', 'no-cache-filters', 'ulimit', 'shm-size'];

async function judge(request: BuildRequest, docker: Docker): Promise<Ability> {
  if (!docker.can) return docker;
  const features = docker.buildx ? storeLacks : [...storeLacks, ...oldClientLacks];
  const why = lacking('docker', features, request) ?? (await notRunnable('docker', request, canRunHere));
  return why === undefined ? docker : { can: false, why };
}

interface Workshop extends DockerOptions {
  readonly detect: () => Promise<Docker>;
}

async function build(request: BuildRequest, docker: Docker, options: Workshop): Promise<Build> {
  const { environment, credentialsFor, say, retries, detect } = options;
  if (!docker.can) throw docker.why;
  const { temp, names, context } = request;
  const login = await isolateLogin({ registries: await registriesOf(request), credentialsFor, environment, temp });
  const api = await engineApi(environment, login.directory);
  const given = secretOptions(request.secrets);
  const quiet = { environment: childEnvironment(login, environment, request), secrets: login.secrets };
  const building = {
    environment: { ...quiet.environment, ...given.environment },
    secrets: [...login.secrets, ...given.secrets],
    onLine: say,
  };
  const { command } = docker;
  const own = [...names.map((name) => `--tag=${name}`), ...given.options, ...buildKitOptions(request)];
  const idFile = join(temp, 'image-id');
  const args = ['--progress=plain', `--iidfile=${idFile}`, ...own, ...buildOptions(request), context];
  const buildWith = (there: DockerThere) => {
    const [program, ...subcommand] = builderOf(there);
    return again('Building', options, pullMayPass, () => execute(program, [...subcommand, ...args], building));
  };
  const { stderr } = await buildWith(docker).catch(async (error: unknown) => {
    const found = await detect();
    if (!found.can) throw found.why;
    // the plugin is a file that does not work, beside a client that can do without
    return docker.buildx && !found.buildx ? await buildWith(found).catch(failed) : failed(error);
  });
  return {
    kind: 'daemon',
    imageId: (await readFile(idFile, 'utf8')).trim(),
    base: basesInProgress(stderr),
    async describe() {
      const [name = ''] = names;
      // not redacted: secrets are what is looked for
      const text = await describeImage(name, { api, command, environment: quiet.environment });
      return { name: 'configuration or history', text };
    },
    async push(to: ImageReference) {
      const name = formatReference(to);
      // only the client signs
      const byApi = environment.DOCKER_CONTENT_TRUST ? undefined : api;
      const { secrets } = login;
      const credentials = await credentialsFor(to.registry);
      await pushWithRetries(name, { retries, say }, async () => {
        if (byApi !== undefined && (await pushByApi(byApi, { reference: to, credentials, secrets, say }))) return;
        await execute(command, ['push', name], { ...quiet, onLine: say });
      });
    },
  };
}

/**
 * What builds. The client would look at all its plugins and then start this one: a fifth of the time of a small build.
 * @see https://github.com/docker/buildx/blob/master/cmd/buildx/main.go
 */
function builderOf({ command, buildx, plugin }: DockerThere): readonly [string, ...string[]] {
  if (plugin !== undefined) return [plugin, 'build', '--load'];
  return buildx ? [command, 'buildx', 'build', '--load'] : [command, 'build'];
}

function failed(error: unknown): never {
  if (!(error instanceof ExecError)) throw error;
  throw new ActionError('BUILD_FAILED', `Building with docker failed: ${error.message}`, {
    hint: 'The output above says which instruction failed.',
    cause: error,
  });
}
