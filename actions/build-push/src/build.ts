import { type BaseImage, buildImage } from '#engine';
import { ActionError } from '#error';
import type { Identity } from './identity.ts';
import type { Inputs } from './inputs.ts';
import type { Leak } from './leak.ts';
import { type Material, materialOf } from './material.ts';
import { nameBase } from './name-base.ts';
import type { Ports } from './ports.ts';
import { type Location, requestFor } from './request.ts';
import { scanBuild } from './scan.ts';

export interface Task {
  readonly inputs: Inputs;
  readonly ports: Ports;
  readonly identity: Identity;
  /** What the image must not hold. */
  readonly leak: Leak;
  /** A folder of this run alone. */
  readonly temp: string;
}

export interface Sources {
  readonly location: Location;
  /** The images that the Dockerfile starts from. */
  readonly bases: readonly BaseImage[];
}

/** Builds what the inputs ask for. */
export async function build(
  { inputs, ports, identity, leak, temp }: Task,
  { location, bases }: Sources,
): Promise<Material> {
  const { source, log, workspace, variable, phases } = ports;
  const asked = requestFor(inputs, identity, { location, temp, source, workspace, variable });
  const request = nameBase(asked, bases, log);
  const engines = enginesFor(inputs, ports);
  const say = (line: string): void => log.info(line);
  return await phases.during('build', async () => {
    const built = await log.group('Build', () => buildImage(inputs.engine, request, { engines, say }));
    await scanBuild(built.build, leak);
    return materialOf(built, phases);
  });
}

/** docker's own store pushes by tag only. */
function enginesFor({ engine, push }: Inputs, { engines }: Ports): Ports['engines'] {
  if (push !== 'digest') return engines;
  if (engine !== 'docker') return engines.filter(({ name }) => name !== 'docker');
  throw new ActionError('ENGINE_CANNOT', 'Engine docker cannot push without a tag, as `push: digest` asks for.', {
    hint: 'Use the engine buildx, buildah, podman or assemble, or leave the choice to `engine: auto`.',
  });
}
