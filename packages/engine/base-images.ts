import type { Position } from '#error';
import { formatReference, type ImageReference, parseReference } from '#image';
import type { Stage, Stages } from './dockerfile/stages.ts';
import type { BaseUse, BuildRequest } from './engine.ts';
import { platformOf } from './platform.ts';
import { type DockerfileUse, neededStages, requestedStages } from './requested-stages.ts';

/** An image that FROM names. */
export interface BaseImage {
  readonly reference: ImageReference;
  /** The FROM. */
  readonly at: Position;
  /** Whether the built image goes on where this one ends; other stages only give files. */
  readonly isFoundation: boolean;
  /** Whether the last stage itself names it, and not one that it starts from. */
  readonly isDirect: boolean;
}

/** The images that the needed stages start from, those of all platforms; none where the Dockerfile is wrong. */
export async function baseImagesOf(
  request: DockerfileUse & Pick<BuildRequest, 'platforms' | 'buildContexts'>,
): Promise<readonly BaseImage[]> {
  const own = platformOf(process.arch);
  const found = new Map<string, BaseImage>();
  for (const platform of request.platforms.length === 0 ? [own] : request.platforms) {
    const stages = await requestedStages(request, platform, own);
    for (const image of stages === undefined ? [] : imagesIn(stages, request)) {
      found.set(`${image.at.line} ${formatReference(image.reference)}`, image);
    }
  }
  return [...found.values()];
}

function imagesIn(stages: Stages, { buildContexts }: Pick<BuildRequest, 'buildContexts'>): readonly BaseImage[] {
  const { chain } = stages;
  return neededStages(stages).flatMap((stage) => {
    if (stage.base === 'scratch' || buildContexts.has(stage.base) || isStage(stage, stages)) return [];
    const parsed = parseReference(stage.base);
    if (!parsed.ok) return [];
    const isFoundation = stage === chain[0];
    return [{ reference: parsed.value, at: stage.from.at, isFoundation, isDirect: isFoundation && chain.length === 1 }];
  });
}

function isStage(stage: Stage, { all }: Stages): boolean {
  return all.slice(0, all.indexOf(stage)).some(({ name }) => name === stage.base.toLowerCase());
}

/** The one image that the built image goes on from; `undefined` where there is none, or each platform has another. */
export function foundationOf(images: readonly BaseImage[]): BaseImage | undefined {
  const foundations = images.filter(({ isFoundation }) => isFoundation);
  const names = new Set(foundations.map(({ reference }) => formatReference(reference)));
  return names.size === 1 ? foundations[0] : undefined;
}

/** The use of an image among those that an engine tells of, which may have added a tag or a digest to its name. */
export function useOf(image: BaseImage | undefined, uses: readonly BaseUse[]): BaseUse | undefined {
  if (image === undefined) return undefined;
  const { repository, tag, digest } = image.reference;
  return uses.find((use) => {
    const parsed = parseReference(use.name);
    if (!parsed.ok || parsed.value.repository !== repository) return false;
    return digest === undefined ? (parsed.value.tag ?? 'latest') === (tag ?? 'latest') : use.digest === digest;
  });
}
