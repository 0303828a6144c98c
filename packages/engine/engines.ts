import type { AssembleOptions } from './assemble/assemble.ts';
import type { BuildxOptions } from './buildx/buildx.ts';
import type { Check, CheckOptions } from './buildx/check.ts';
import type { ContainersOptions } from './containers/engine.ts';
import type { DockerOptions } from './docker/docker.ts';
import type { Engine } from './engine.ts';
import { loadedEngine } from './loaded-engine.ts';

export function assembleEngine(options: AssembleOptions): Engine {
  return loadedEngine('assemble', async () => (await import('./assemble/assemble.ts')).assembleEngine(options));
}

export function buildxEngine(options: BuildxOptions): Engine {
  return loadedEngine('buildx', async () => (await import('./buildx/buildx.ts')).buildxEngine(options));
}

export function dockerEngine(options: DockerOptions): Engine {
  return loadedEngine('docker', async () => (await import('./docker/docker.ts')).dockerEngine(options));
}

export function buildahEngine(options: ContainersOptions): Engine {
  return loadedEngine('buildah', async () => (await import('./containers/engine.ts')).buildahEngine(options));
}

export function podmanEngine(options: ContainersOptions): Engine {
  return loadedEngine('podman', async () => (await import('./containers/engine.ts')).podmanEngine(options));
}

export function dockerfileChecker(options: CheckOptions): Check {
  return async (request) => {
    const checker = await import('./buildx/check.ts');
    return await checker.dockerfileChecker(options)(request);
  };
}
