import { imagesOfCommit, type Policy } from '#environment';
import { ActionError } from '#error';
import type { Inspection } from '#github';
import { formatReference, type ImageReference, sameRepository } from '#image';
import { type Edit, editInputs, editOf, type File } from '#manifest';
import type { Inputs } from './inputs.ts';

/**
 * The edit of a delivery. In a group it is that of every delivery that waits in the open pull request as well: the latest
 * image of each repository, so that the same deliveries come to the same texts in whatever order they arrive.
 */
export function wholeEdit({ inputs, patchFiles }: Asked, { settings }: Policy, seen: Inspection): Edit {
  const { pin, downgrade } = settings;
  const edit = editOf({ ...inputs, pin, downgrade }, patchFiles);
  if (inputs.group === '') return edit;
  if (edit.statements.length + edit.patches.length > 0) {
    throw new ActionError(
      'INPUT_INVALID',
      'Delivering to a group failed: `set` and patches cannot be repeated for its other apps.',
      {
        hint: 'Deliver settings without `group`: in a group only images can be set.',
      },
    );
  }
  const others = waitingImages(
    seen,
    inputs.image.map(({ image }) => image),
  );
  const parsed = editInputs.image.parse(others.map(formatReference).join('\n'));
  const image = [...inputs.image, ...(parsed.ok ? parsed.value : [])];
  return editOf({ ...inputs, image, pin, downgrade });
}

interface Asked {
  readonly inputs: Inputs;
  readonly patchFiles: readonly File[];
}

/** What our commits in the open pull request set, each repository once; the guards judge it as if it were asked for. */
function waitingImages({ head, pullRequest }: Inspection, own: readonly ImageReference[]): readonly ImageReference[] {
  if (head === undefined || pullRequest === undefined) return [];
  const found: ImageReference[] = [];
  for (const { message } of head.ahead.toReversed()) {
    for (const image of imagesOfCommit(message)) {
      if (![...own, ...found].some((known) => sameRepository(known, image))) found.push(image);
    }
  }
  return found;
}
