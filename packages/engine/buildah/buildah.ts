import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionError } from '#error';
import { ExecError, type ExecuteOptions, execute, findCommand } from '#exec';
import { openLayout } from '#registry';
import { registriesOf } from '../base-registries.ts';
import { buildOptions } from '../build-options.ts';
import type { Build, BuildRequest, Engine } from '../engine.ts';
import { type CredentialsFor, type Environment, isolateLogin } from '../isolated-login.ts';
import { registriesConfiguration } from './registries.ts';

export interface BuildahOptions {
  readonly environment: Environment;
  readonly credentialsFor: CredentialsFor;
  readonly say: (line: string) => void;
}

/** Builds without a daemon, in a store of its own that is removed afterwards. */
export function buildahEngine(options: BuildahOptions): Engine {
  return {
    name: 'buildah',
    probe: () => detect(options.environment),
    build: (request) => build(request, options),
  };
}

type Buildah = { readonly can: true; readonly command: string } | { readonly can: false; readonly why: ActionError };

async function detect(environment: Environment): Promise<Buildah> {
  const command = await findCommand('buildah', environment);
  if (command !== undefined) return { can: true, command };
  const message = 'Engine buildah cannot be used: there is no command `buildah` on the PATH.';
  const hint = 'Install it (`apt-get install buildah`), or use another engine.';
  return { can: false, why: new ActionError('ENGINE_MISSING', message, { hint }) };
}

async function build(request: BuildRequest, { environment, credentialsFor, say }: BuildahOptions): Promise<Build> {
  const detected = await detect(environment);
  if (!detected.can) throw detected.why;
  const { temp, names } = request;
  const registries = await registriesOf(request);
  const login = await isolateLogin({ registries, credentialsFor, environment, temp });
  const configuration = join(temp, 'registries.conf');
  await writeFile(configuration, registriesConfiguration(registries));
  const store = await openStore(detected.command, temp, {
    environment: {
      CONTAINERS_REGISTRIES_CONF: configuration,
      ...login.environment,
      REGISTRY_AUTH_FILE: join(login.directory, 'config.json'),
    },
    secrets: login.secrets,
    onLine: say,
  });
  try {
    const [name = ''] = names;
    await store.buildah('build', ...ownOptions(request, environment), ...buildOptions(request)).catch(failed);
    const directory = join(temp, 'layout');
    // without a format, buildah would push another one when this one is refused, and with it another digest
    await store.buildah('push', '--format=oci', '--quiet', name, `oci:${directory}:image`).catch(failed);
    return { kind: 'layout', layout: await openLayout(directory), base: [] };
  } finally {
    await store.remove();
  }
}

function ownOptions({ epochSeconds, annotations }: BuildRequest, environment: Environment): readonly string[] {
  return [
    `--isolation=${environment.BUILDAH_ISOLATION ?? 'chroot'}`,
    '--format=oci',
    // the same input gives the same digest
    `--timestamp=${epochSeconds}`,
    ...[...annotations].map(([name, value]) => `--annotation=${name}=${value}`),
  ];
}

interface Store {
  readonly buildah: (command: string, ...args: readonly string[]) => Promise<unknown>;
  readonly remove: () => Promise<void>;
}

/** vfs needs neither privileges nor a kernel module; STORAGE_DRIVER asks for another. */
async function openStore(
  command: string,
  temp: string,
  options: ExecuteOptions & { readonly environment: Environment },
): Promise<Store> {
  const folders = [join(temp, 'store'), join(temp, 'run')];
  const [root = '', runRoot = ''] = folders;
  const driver = options.environment.STORAGE_DRIVER ?? 'vfs';
  const store = [`--root=${root}`, `--runroot=${runRoot}`, `--storage-driver=${driver}`];
  return {
    buildah: (subcommand, ...args) => execute(command, [...store, subcommand, ...args], options),
    async remove() {
      // without root, what a container wrote belongs to users that only exist in buildah's user namespace
      if (process.getuid?.() !== 0)
        await execute(command, ['unshare', 'rm', '-rf', ...folders], options).catch(() => undefined);
      for (const folder of folders) await rm(folder, { recursive: true, force: true });
    },
  };
}

function failed(error: unknown): never {
  if (!(error instanceof ExecError)) throw error;
  throw new ActionError('BUILD_FAILED', `Building with buildah failed: ${error.message}`, {
    hint: 'The output above says which instruction failed.',
    cause: error,
  });
}
