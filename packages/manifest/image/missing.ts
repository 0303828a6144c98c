import { ActionError, formatPosition } from '#error';
import { nearest } from '../nearest.ts';
import type { Outcome } from '../planned.ts';
import { positionOf } from '../yaml/position.ts';
import type { Occurrence } from './image-place.ts';
import { type ImageRequest, nameOf } from './request.ts';

const shownNearMisses = 5;

/** The refusal where no manifest names what is looked for: it tells what they do name. */
export function noMatch({ target }: ImageRequest, occurrences: readonly Occurrence[]): ActionError {
  if (target.kind === 'policy') {
    return new ActionError('NO_MATCH', `Setting ${nameOf(target)} failed: no value has a marker of this policy.`, {
      hint: `Mark the values: # {"$imagepolicy": "${target.namespace}:${target.name}"}.`,
    });
  }
  const near = nearest(target.reference.repository, [...namedIn(occurrences)], ([repository]) => repository)
    .slice(0, shownNearMisses)
    .map(([repository, place]) => `${repository} (${place})`);
  return new ActionError(
    'NO_MATCH',
    `Setting ${nameOf(target)} failed: no manifest names this image. ${
      near.length === 0 ? 'They name no image at all.' : `The closest of those named: ${near.join(', ')}.`
    }`,
    { hint: 'Write the repository as the manifests have it, or "old=new" to replace one repository by another.' },
  );
}

/** Each repository, and where it stands first. */
function namedIn(occurrences: readonly Occurrence[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const { document, found } of occurrences.toReversed()) {
    const { file, line } = positionOf(document.manifest, found.place.node.start);
    first.set(found.image.repository, formatPosition({ file, line }));
  }
  return first;
}

/** The refusal where what is looked for stands only where it is left alone. */
export function onlyLeftAlone({ target }: ImageRequest, { skipped }: Outcome): ActionError {
  const places = skipped.slice(0, shownNearMisses).map(({ file, path, line = 1, detail }) => {
    return `${path} (${formatPosition({ file, line })}): ${detail.replace(/\.$/, '')}`;
  });
  return new ActionError(
    'NO_MATCH',
    `Setting ${nameOf(target)} failed: it only stands where it cannot be set. ${places.join('; ')}.`,
    {
      hint: 'Name the image that the kustomization writes instead, or the values that feed the template; `set` writes any other value.',
    },
  );
}
