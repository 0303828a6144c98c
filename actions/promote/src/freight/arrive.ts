import { inPath } from '#environment';
import { ActionError } from '#error';
import type { RemoteFile } from '#github';
import { formatReference, sameRepository } from '#image';
import { parseInputs } from '#input';
import { applyEdit, type Edit, type EditResult, editInputs, editOf } from '#manifest';
import { imagesOf, type Pair } from '../scope/pair.ts';
import type { Freight } from './freight.ts';

/**
 * The files of an environment with a freight in them: only the values that its targets name change.
 * @throws ActionError NOT_ALLOWED where an image stands at other places of a file than the targets name, and what editing throws
 */
export function arrive(pair: Pair, { images }: Pick<Freight, 'images'>, files: readonly RemoteFile[]): EditResult {
  const results = files.flatMap((file) => {
    const meant = imagesOf(pair.unit).filter(({ targets }) =>
      targets.some((target) => inPath(target.file, pair.environment.path) === file.path),
    );
    const wanted = images.filter((image) => meant.some((known) => sameRepository(known.image, image)));
    if (wanted.length === 0) return [];
    const result = applyEdit([{ ...file, named: true }], editFor(pair, wanted.map(formatReference)));
    refuseOtherPlaces(pair, result);
    return [result];
  });
  return {
    files: results.flatMap((result) => result.files),
    changes: results.flatMap(({ changes }) => changes),
    skipped: results.flatMap(({ skipped }) => skipped),
    warnings: results.flatMap(({ warnings }) => warnings),
    diff: results.map(({ diff }) => diff).join(''),
  };
}

/** What goes back is judged before: here every image is written. */
function editFor({ policy }: Pair, images: readonly string[]): Edit {
  const inputs = parseInputs(editInputs, (name) => (name === 'image' ? images.join('\n') : ''));
  return editOf({ ...inputs, pin: policy.settings.pin, downgrade: 'allow' });
}

function refuseOtherPlaces({ environment, unit }: Pair, { changes }: EditResult): void {
  const targets = imagesOf(unit).flatMap((image) => image.targets);
  for (const { file, path } of changes) {
    const places = targets.filter((target) => inPath(target.file, environment.path) === file);
    const isNamed = places.some(
      ({ at }) => at === undefined || path === at || (path.startsWith(at) && /^[.[|]/.test(path.slice(at.length))),
    );
    if (isNamed) continue;
    throw new ActionError('NOT_ALLOWED', `Promoting to ${path} in ${file} was refused: no target names this place.`, {
      hint: `Add the place to the \`targets\` of the image in gitops.yaml, or leave \`at\` out.`,
    });
  }
}
