import { spawnSync } from 'node:child_process';
import { accessSync, appendFileSync, constants, existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type ControlPlaneProgram, controlPlanePrograms } from './setup/assets.ts';
import { cachedBinary, tools } from './setup/tools.ts';

/** A real program that a suite runs against; `hint` says how to get it. */
export interface Part {
  readonly name: string;
  readonly hint: string;
  readonly present: boolean;
}

/** Docker's engine can be started by these tests: as root, since it mounts file systems. */
export function dockerEngine(): Part {
  const present = process.getuid?.() === 0 && findProgram('dockerd') !== undefined && buildKitClient() !== undefined;
  return { name: 'docker engine', hint: 'as root: apt-get install -y docker.io', present };
}

export function buildah(): Part {
  const present = findProgram('buildah') !== undefined;
  return { name: 'buildah', hint: 'apt-get install -y buildah runc', present };
}

export function podman(): Part {
  const present = findProgram('podman') !== undefined;
  return { name: 'podman', hint: 'apt-get install -y podman runc', present };
}

/** BuildKit's daemon can be started by these tests, as root, and runs commands with runc. */
export async function buildKitDaemon(): Promise<Part & { readonly file: string }> {
  const tool = tools.find(({ name }) => name === 'buildkitd');
  const file = tool === undefined ? '' : await cachedBinary(tool);
  const present = process.getuid?.() === 0 && findProgram('runc') !== undefined && file !== '' && isProgram(file);
  return { name: 'buildkitd', hint: 'as root: apt-get install -y runc; npm run setup', present, file };
}

export function staticBusybox(): Part & { readonly file: string } {
  const file = findProgram('busybox') ?? '';
  return { name: 'static busybox', hint: 'apt-get install -y busybox-static', present: file !== '', file };
}

export function zizmor(): Part {
  return { name: 'zizmor', hint: 'pip install zizmor', present: findProgram('zizmor') !== undefined };
}

export function actionlint(): Part {
  return {
    name: 'actionlint',
    hint: 'eval "$(npm run --silent setup)"',
    present: findProgram('actionlint') !== undefined,
  };
}

/** A browser, to picture pages with. */
export function chromium(): Part & { readonly file: string } {
  const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];
  const file = names.map(findProgram).find((found) => found !== undefined) ?? '';
  return { name: 'Chromium', hint: 'apt-get install -y chromium-headless-shell', present: file !== '', file };
}

export function registryProgram(): Part {
  const present = findProgram('docker-registry') !== undefined;
  return { name: 'docker-registry', hint: 'apt-get install -y docker-registry', present };
}

/** The file of buildx, docker's build plugin, where the set-up command has built it. */
export async function buildx(): Promise<Part & { readonly file: string }> {
  const tool = tools.find(({ name }) => name === 'buildx');
  const file = tool === undefined ? '' : await cachedBinary(tool);
  return { name: 'buildx', hint: 'npm run setup', present: file !== '' && isProgram(file), file };
}

/** A registry client that shares no code with this repository. */
export async function crane(): Promise<Part & { readonly file: string }> {
  const tool = tools.find(({ name }) => name === 'crane');
  const file = tool === undefined ? '' : await cachedBinary(tool);
  return { name: 'crane', hint: 'npm run setup', present: file !== '' && isProgram(file), file };
}

/** Opens sealed secrets with the code of their controller. */
export async function kubeseal(): Promise<Part & { readonly file: string }> {
  const tool = tools.find(({ name }) => name === 'kubeseal');
  const file = tool === undefined ? '' : await cachedBinary(tool);
  return { name: 'kubeseal', hint: 'npm run setup', present: file !== '' && isProgram(file), file };
}

/** The kubectl that the set-up command has built, else the machine's own. */
export async function kubectl(): Promise<Part & { readonly file: string }> {
  const tool = tools.find(({ name }) => name === 'kubectl');
  const built = tool === undefined ? '' : await cachedBinary(tool);
  const file = built !== '' && isProgram(built) ? built : (findProgram('kubectl') ?? '');
  return { name: 'kubectl', hint: 'npm run setup', present: file !== '', file };
}

/** OpenSSH's server can be started by these tests: as root, since it needs a user of its own, in a mount namespace of its own. */
export function sshServer(): Part & { readonly file: string } {
  const file = '/usr/sbin/sshd';
  const present = process.getuid?.() === 0 && isProgram(file) && findProgram('unshare') !== undefined;
  return { name: 'OpenSSH server', hint: 'as root: apt-get install -y openssh-server', present, file };
}

/** The time series database that gates ask. */
export function prometheusServer(): Part & { readonly file: string } {
  const file = findProgram('prometheus') ?? '';
  return { name: 'Prometheus', hint: 'apt-get install -y prometheus', present: file !== '', file };
}

/** Makes certificates, which Node.js does not. */
export function openssl(): Part {
  return { name: 'openssl', hint: 'apt-get install -y openssl', present: findProgram('openssl') !== undefined };
}

/** A Kubernetes control plane without containers: what KUBEBUILDER_ASSETS holds, else what the set-up command has built. */
export async function controlPlane(): Promise<Part & { readonly program: (name: ControlPlaneProgram) => string }> {
  const files = new Map<ControlPlaneProgram, string>();
  for (const name of controlPlanePrograms) files.set(name, await assetOf(name));
  return {
    name: 'Kubernetes control plane',
    hint: 'eval "$(npm run --silent setup)"',
    present: openssl().present && [...files.values()].every((file) => file !== ''),
    program: (name) => files.get(name) ?? '',
  };
}

export type FluxController = 'source-controller' | 'kustomize-controller' | 'helm-controller';

/** Flux's controllers as processes, where the set-up command has built them. */
export async function fluxControllers(): Promise<Part & { readonly program: (name: FluxController) => string }> {
  const program = await builtPrograms(['source-controller', 'kustomize-controller', 'helm-controller']);
  return {
    name: "Flux's controllers",
    hint: 'npm run setup',
    present: program !== undefined,
    program: (name) => program?.(name) ?? '',
  };
}

/** Argo CD's servers, which are one program by several names, and the cache that they share. */
export async function argocdServers(): Promise<Part & { readonly argocd: string; readonly redis: string }> {
  const program = await builtPrograms(['argocd']);
  const redis = findProgram('redis-server') ?? '';
  return {
    name: "Argo CD's servers",
    hint: 'apt-get install -y redis-server; npm run setup',
    present: program !== undefined && redis !== '',
    argocd: program?.('argocd') ?? '',
    redis,
  };
}

/** `undefined` unless all of them were built. */
async function builtPrograms(names: readonly string[]): Promise<((name: string) => string) | undefined> {
  const files = new Map<string, string>();
  for (const tool of tools) if (names.includes(tool.name)) files.set(tool.name, await cachedBinary(tool));
  if (files.size < names.length || ![...files.values()].every(isProgram)) return undefined;
  return (name) => files.get(name) ?? '';
}

async function assetOf(name: ControlPlaneProgram): Promise<string> {
  const given = join(process.env.KUBEBUILDER_ASSETS ?? '', name);
  if (process.env.KUBEBUILDER_ASSETS && isProgram(given)) return given;
  const tool = tools.find((each) => each.name === name);
  const built = tool === undefined ? '' : await cachedBinary(tool);
  return isProgram(built) ? built : '';
}

/**
 * Whether a suite can run against its part. Absence is written down for the end of the test run, and is a failure where
 * everything has to be there (REQUIRE_REAL=1).
 */
export function requirePart({ name, hint, present }: Part): boolean {
  if (present) return true;
  if (process.env.REQUIRE_REAL === '1') throw new Error(`${name} is not on this machine; ${hint}`);
  const record = process.env.SKIPPED_PARTS_FILE;
  if (record !== undefined && record !== '') appendFileSync(record, `${name} (${hint})\n`);
  return false;
}

export interface DockerClient {
  readonly folder: string;
  /** `28.2.2` */
  readonly version: string;
  /** Whether it builds with BuildKit: of its own, as clients before 23 do, or through the buildx plugin. */
  readonly hasBuildKit: boolean;
}

/** Every docker client on the PATH: a machine may have several, of which the first one is run. */
export function dockerClients(): readonly DockerClient[] {
  return pathFolders()
    .filter((folder) => isProgram(join(folder, 'docker')))
    .map((folder) => {
      const version = /version ([\d.]+)/.exec(outputOf(join(folder, 'docker'), ['--version']))?.[1] ?? '';
      const hasBuildKit =
        Number.parseInt(version, 10) < 23 || outputOf(join(folder, 'docker'), ['buildx', 'version']) !== '';
      return { folder, version, hasBuildKit };
    });
}

export function buildKitClient(): DockerClient | undefined {
  return dockerClients().find(({ hasBuildKit }) => hasBuildKit);
}

/** '' when the command fails. */
function outputOf(command: string, args: readonly string[]): string {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? stdout : '';
}

function findProgram(name: string): string | undefined {
  return pathFolders()
    .map((folder) => join(folder, name))
    .find(isProgram);
}

/** Without those that are another one by a second name, as /bin is. */
function pathFolders(): readonly string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => existsSync(folder));
  return [...new Set(folders.map((folder) => realpathSync(folder)))];
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
