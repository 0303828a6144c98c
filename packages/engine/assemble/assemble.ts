import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dockerfile } from '../dockerfile/instruction.ts';
import { parseDockerfile } from '../dockerfile/parse.ts';
import { readStages, type Stages } from '../dockerfile/stages.ts';
import type { Build, BuildRequest, Engine } from '../engine.ts';
import { shapeLayout } from '../layout/shape.ts';
import { createLayout, writeIndexFile } from '../layout/write.ts';
import { type Platform, platformArgs } from '../platform.ts';
import { type Connect, layFoundation } from './base.ts';
import { openContext } from './context.ts';
import { type HistoryEntry, writeImage } from './image.ts';
import { type Layer, writeLayer } from './layer.ts';
import { type Step, stepThrough } from './step.ts';
import { findObstacle } from './support.ts';

export interface AssembleOptions {
  /** Base images are pulled through it. */
  readonly connect: Connect;
  readonly platform: Platform;
}

/**
 * Builds an image without a daemon, root or a container: for Dockerfiles whose final stage runs nothing. The same
 * input gives the same digest, whatever the clock, the files' times and the umask.
 */
export function assembleEngine(options: AssembleOptions): Engine {
  return {
    name: 'assemble',
    async probe(request) {
      const { dockerfile, stages } = await read(request, options.platform);
      const why = findObstacle(dockerfile, stages, options.platform);
      if (why === undefined) return { can: true };
      if (why.code !== 'ENGINE_CANNOT') throw why;
      return { can: false, why };
    },
    build: (request) => assemble(request, options),
  };
}

interface Plan {
  readonly dockerfile: Dockerfile;
  readonly stages: Stages;
}

async function read({ file, fileName, target, buildArgs }: BuildRequest, platform: Platform): Promise<Plan> {
  const dockerfile = parseDockerfile(await readFile(file, 'utf8'), fileName);
  return { dockerfile, stages: readStages(dockerfile, { target, buildArgs, platformArgs: platformArgs(platform) }) };
}

async function assemble(request: BuildRequest, { connect, platform }: AssembleOptions): Promise<Build> {
  const { dockerfile, stages } = await read(request, platform);
  const directory = join(request.temp, 'layout');
  const blobs = await createLayout(directory);
  const foundation = await layFoundation(stages.chain[0], { connect, platform, blobs });
  const context = await openContext(request.context, request.file);
  const layers: Layer[] = [...foundation.layers];
  const history: HistoryEntry[] = [...foundation.history];
  const created = timestamp(request.epochSeconds);
  const { escapeCharacter } = dockerfile;
  let { config } = foundation;
  const { rootfs } = foundation;
  const steps = stepThrough({ escapeCharacter, stages, buildArgs: request.buildArgs, context, config, rootfs });
  for await (const step of steps) {
    const layer = step.entries.length === 0 ? [] : [await writeLayer(blobs, step.entries, request.epochSeconds)];
    layers.push(...layer);
    history.push({ created, created_by: textOf(step), ...(layer.length === 0 && { empty_layer: true }) });
    config = step.config;
  }
  const labels = { ...config.Labels, ...Object.fromEntries(request.labels) };
  const image = await writeImage(blobs, { platform, created, config: { ...config, Labels: labels }, history, layers });
  await writeIndexFile(directory, [image]);
  const layout = await shapeLayout(directory, request);
  return { kind: 'layout', layout, base: foundation.uses };
}

/** As written: what a variable stood for may be meant for this build only. */
function textOf({ instruction: { keyword, flags, text } }: Step): string {
  const options = flags.map(({ name, value }) => `--${name}${value === undefined ? '' : `=${value}`}`);
  return [keyword, ...options, text].join(' ');
}

/** RFC 3339, in whole seconds. */
function timestamp(epochSeconds: number): string {
  return new Date(epochSeconds * 1000).toISOString().replace('.000Z', 'Z');
}
