import { filesAt, targetsIn } from '#environment';
import type { RemoteFile } from '#github';
import { sameRepository } from '#image';
import { parseInputs } from '#input';
import {
  applyEdit,
  type Edit,
  type EditResult,
  editInputs,
  editOf,
  type ImageRequest,
  imageRequestAt,
} from '#manifest';
import type { Pair } from '../scope/pair.ts';
import type { Freight } from './freight.ts';

/**
 * The files of an environment with a freight in them: only the values that its targets name change.
 * @throws ActionError what editing throws
 */
export function arrive(pair: Pair, freight: Pick<Freight, 'images'>, files: readonly RemoteFile[]): EditResult {
  const results = files.flatMap((file) => {
    const requests = requestsIn(pair, freight, file);
    return requests.length === 0 ? [] : [applyEdit([{ ...file, named: true }], editFor(pair, requests))];
  });
  return {
    files: results.flatMap((result) => result.files),
    changes: results.flatMap(({ changes }) => changes),
    skipped: results.flatMap(({ skipped }) => skipped),
    warnings: results.flatMap(({ warnings }) => warnings),
    diff: results.map(({ diff }) => diff).join(''),
  };
}

/** Each image at each place of the file that is named for it. */
function requestsIn(
  { environment, unit }: Pair,
  { images }: Pick<Freight, 'images'>,
  file: RemoteFile,
): readonly ImageRequest[] {
  return unit.apps
    .flatMap((app) => targetsIn(environment, app))
    .filter((target) => filesAt(target, [file]).length > 0)
    .flatMap(({ image: known, at }) =>
      images.filter((image) => sameRepository(known, image)).map((image) => imageRequestAt(image, at)),
    );
}

/** What goes back is judged before: here every image is written. */
function editFor({ policy }: Pair, image: readonly ImageRequest[]): Edit {
  const inputs = parseInputs(editInputs, () => '');
  return editOf({ ...inputs, image, pin: policy.settings.pin, downgrade: 'allow' });
}
