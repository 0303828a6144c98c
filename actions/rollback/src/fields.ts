import { targetsIn } from '#environment';
import { type ImageReference, sameRepository } from '#image';
import { applyEdit, type Change, type EditableFile, imageRequestAt } from '#manifest';
import type { Aim } from './aim.ts';
import { editBy } from './edit-by.ts';

/** A value of a manifest that says which image runs. */
export interface Field {
  readonly file: string;
  readonly document: Change['document'];
  /** In the notation of `set`. */
  readonly path: string;
  /** Undefined where it could be written and is not there. */
  readonly value: string | undefined;
}

/** No registry has it: writing it changes every value that says which image runs, and so tells them. */
const unlike = { tag: '0.0.0-none', digest: `sha256:${'0'.repeat(64)}` };

/** The values that say which images of the apps run, as they stand in the files. */
export function fieldsIn(aim: Aim, files: readonly EditableFile[]): readonly Field[] {
  const images = imagesOf(aim).map((image) => ({ ...image, ...unlike }));
  return changesBy(aim, files, images).map(({ file, document, path, old }) => {
    return { file, document, path, value: old === undefined ? undefined : String(old) };
  });
}

/** What a delivery of images would change in the files: where gitops.yaml names places, nothing else is the apps'. */
export function changesBy(
  { apps, environment }: Aim,
  files: readonly EditableFile[],
  images: readonly ImageReference[],
): readonly Change[] {
  const targets = apps.flatMap((app) => targetsIn(environment, app));
  return files.flatMap((file) => {
    const requests = targets
      .filter((target) => target.file === file.path)
      .flatMap(({ image: known, at }) =>
        images.filter((image) => sameRepository(known, image)).map((image) => imageRequestAt(image, at)),
      );
    return requests.length === 0 ? [] : applyEdit([file], { ...editBy({}), images: requests }).changes;
  });
}

function imagesOf({ apps }: Aim): readonly ImageReference[] {
  return apps.flatMap(({ images }) => images.map(({ image }) => image));
}

/** What makes two states of a file speak of the same value, whatever stands before it. */
export function keyOf({ file, document: { index, kind, name, namespace }, path }: Omit<Field, 'value'>): string {
  const document = kind === undefined || name === undefined ? index : [kind, name, namespace ?? ''];
  return JSON.stringify([file, document, path]);
}
