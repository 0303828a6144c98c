import { join } from 'node:path';
import type { ActionError } from '#error';
import type { Descriptor } from '#registry';
import { baseImagesOf, foundationOf, useOf } from '../base-images.ts';
import { readDockerfile } from '../dockerfile/read.ts';
import { readStages } from '../dockerfile/stages.ts';
import type { BaseUse, BlobOrigin, Build, BuildRequest, Engine } from '../engine.ts';
import { lacking } from '../features.ts';
import { shapeLayout } from '../layout/shape.ts';
import { createLayout, writeIndexFile } from '../layout/write.ts';
import { type Platform, platformArgs } from '../platform.ts';
import type { Connect } from './base.ts';
import { type HistoryEntry, writeImage } from './image.ts';
import { type Layer, writeLayer } from './layer.ts';
import type { Step } from './step.ts';
import { findObstacle } from './support.ts';
import { type Plan, Workplace } from './workplace.ts';

export interface AssembleOptions {
  /** Base images are pulled through it. */
  readonly connect: Connect;
  readonly platform: Platform;
}

/**
 * Builds an image without a daemon, root or a container: for Dockerfiles whose stages, as far as the target needs them,
 * run nothing. The same input gives the same digest, whatever the clock, the files' times and the umask.
 */
export function assembleEngine(options: AssembleOptions): Engine {
  return {
    name: 'assemble',
    async probe(request) {
      const why = lacking('assemble', ['cache', 'provenance', 'sbom'], request) ?? obstacle(request, options.platform);
      if (why === undefined) return { can: true };
      if (why.code !== 'ENGINE_CANNOT') throw why;
      return { can: false, why };
    },
    build: (request) => assemble(request, options),
  };
}

function platformsOf({ platforms }: BuildRequest, own: Platform): readonly Platform[] {
  return platforms.length === 0 ? [own] : platforms;
}

function obstacle(request: BuildRequest, own: Platform): ActionError | undefined {
  for (const platform of platformsOf(request, own)) {
    const { dockerfile, stages } = read(request, platform, own);
    const found = findObstacle(dockerfile, stages, { platform, contexts: request.buildContexts });
    if (found !== undefined) return found;
  }
  return undefined;
}

function read(request: BuildRequest, platform: Platform, own: Platform): Pick<Plan, 'dockerfile' | 'stages'> {
  const { target, buildArgs } = request;
  const dockerfile = readDockerfile(request);
  const options = { target, buildArgs, platformArgs: platformArgs(platform, own) };
  return { dockerfile, stages: readStages(dockerfile, options) };
}

async function assemble(request: BuildRequest, { connect, platform: own }: AssembleOptions): Promise<Build> {
  const directory = join(request.temp, 'layout');
  const blobs = createLayout(directory);
  const images: Assembled[] = [];
  for (const platform of platformsOf(request, own)) {
    images.push(await assembleOne({ request, ...read(request, platform, own), platform, connect, blobs }));
  }
  writeIndexFile(
    directory,
    images.map(({ descriptor }) => descriptor),
  );
  const uses = new Map(images.flatMap(({ base }) => base).map((use) => [use.name, use]));
  const base = [...uses.values()];
  const foundation = useOf(foundationOf(await baseImagesOf(request)), base);
  const shaped = shapeLayout(directory, { ...request, foundation });
  return { kind: 'layout', ...shaped, base, origins: images.flatMap(({ origins }) => origins) };
}

interface Assembled {
  readonly descriptor: Descriptor;
  readonly base: readonly BaseUse[];
  readonly origins: readonly BlobOrigin[];
}

async function assembleOne(plan: Plan): Promise<Assembled> {
  const { request, platform, blobs } = plan;
  const workplace = new Workplace(plan);
  const { foundation, steps } = await workplace.build();
  const layers: Layer[] = [...foundation.layers];
  const history: HistoryEntry[] = [...foundation.history];
  const created = timestamp(request.epochSeconds);
  let { config } = foundation;
  for await (const step of steps) {
    const layer = step.entries.length === 0 ? [] : [await writeLayer(blobs, step.entries, request.epochSeconds)];
    layers.push(...layer);
    history.push({ created, created_by: textOf(step), ...(layer.length === 0 && { empty_layer: true }) });
    config = step.config;
  }
  const labels = { ...config.Labels, ...Object.fromEntries(request.labels) };
  const image = { platform, created, config: { ...config, Labels: labels }, history, layers };
  const descriptor = writeImage(blobs, image);
  return { descriptor, base: workplace.uses, origins: foundation.origins };
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
