import { type BuildKit, startBuildKit } from '../../sandbox/docker/buildkit.ts';
import { type DockerDaemon, startDocker } from '../../sandbox/docker/index.ts';
import {
  buildah,
  buildKitClient,
  buildKitDaemon,
  buildx,
  dockerEngine,
  type Part,
  podman,
} from '../../sandbox/parts.ts';

/** What each engine needs of the machine. */
export const engineParts: Readonly<Record<string, readonly Part[]>> = {
  assemble: [],
  buildx: [await buildKitDaemon(), await buildx()],
  docker: [dockerEngine()],
  buildah: [buildah()],
  podman: [podman()],
};

export interface StartedEngines extends AsyncDisposable {
  /** What a run of the action has to see to find the engine. */
  readonly environmentOf: (engine: string) => Readonly<Record<string, string>>;
}

/** Starts the daemons of those of the engines that have one, and can be started here. */
export async function startEngines(engines: readonly string[]): Promise<StartedEngines> {
  const wants = (engine: string): boolean =>
    engines.includes(engine) && (engineParts[engine] ?? []).every(({ present }) => present);
  const [buildKit, daemon]: readonly [BuildKit | undefined, DockerDaemon | undefined] = await Promise.all([
    wants('buildx') ? startBuildKit() : undefined,
    wants('docker') ? startDocker() : undefined,
  ]);
  return {
    environmentOf(engine) {
      if (engine === 'buildx') return buildKit?.environment ?? {};
      if (engine !== 'docker') return {};
      return { DOCKER_HOST: daemon?.host ?? '', PATH: `${buildKitClient()?.folder}:/usr/bin:/bin` };
    },
    async [Symbol.asyncDispose]() {
      for (const part of [buildKit, daemon]) await part?.[Symbol.asyncDispose]();
    },
  };
}
