import { ActionError } from '#error';
import { compareVersions, formatReference, type ImageReference } from '#image';
import type { Warning } from '../planned.ts';
import { pathOf } from '../report/path.ts';
import { isSecret, masked } from '../report/secrets.ts';
import type { Document, Place } from '../yaml/place.ts';
import { positionOf } from '../yaml/position.ts';
import { type ImageEdit, isMove, isVersion } from './request.ts';

/** For a place that is pinned by digest: it must not fall back to a bare tag. */
export function refuseDroppedDigest(document: Document, place: Place, { image, rules }: ImageEdit): void {
  if (image.digest !== undefined || !isVersion(image)) return;
  throw new ActionError(
    'DIGEST_DROPPED',
    `Setting ${image.repository}:${image.tag} at ${pathOf(place)} in ${document.manifest.path} was refused: the image there is pinned by digest, and the new one is not.`,
    {
      at: positionOf(document.manifest, place.node.start),
      hint:
        rules.pin === 'tag'
          ? 'Leave `pin` at `auto`, or remove the digest by hand first.'
          : 'Give the image with its digest: repository:tag@sha256:….',
    },
  );
}

/** For a place that has a tag of its own, which would go on to name the old image. */
export function tagMissing(document: Document, place: Place, key: string): ActionError {
  return new ActionError(
    'VALUE_INVALID',
    `Setting an image at ${pathOf(place)} in ${document.manifest.path} was refused: there is a "${key}", and the image given has no tag.`,
    {
      at: positionOf(document.manifest, place.node.start),
      hint: 'Give the image with its tag and digest: repository:tag@sha256:….',
    },
  );
}

/** The image as its place has it now. */
export interface Current {
  readonly place: Place;
  /** Unknown where a marker alone says what belongs there. */
  readonly image?: ImageReference;
  readonly tag: string | undefined;
}

/**
 * Compares the tag that a place has with the new one.
 * @throws ActionError DOWNGRADE where the new one is older, unless the rules allow it
 */
export function guardDowngrade(
  document: Document,
  { place, image: old, tag }: Current,
  edit: ImageEdit,
): readonly Warning[] {
  const { image, rules } = edit;
  if (rules.downgrade === 'allow' || tag === undefined || tag === '' || image.tag === undefined) return [];
  if (tag === image.tag || (old !== undefined && isMove(edit, old))) return [];
  const at = positionOf(document.manifest, place.node.start);
  const shown = isSecret(place) ? masked : tag;
  const order = compareVersions(tag, image.tag);
  if (order === undefined) {
    const message = `Whether "${image.tag}" is older than "${shown}" cannot be told: they are not both semantic versions.`;
    return [{ level: 'warning', message, at }];
  }
  if (order <= 0) return [];
  const found = `${pathOf(place)} in ${document.manifest.path} has "${shown}", which is newer`;
  if (rules.downgrade === 'warn') {
    return [{ level: 'warning', message: `${formatReference(image)} is a downgrade: ${found}.`, at }];
  }
  throw new ActionError('DOWNGRADE', `Setting ${formatReference(image)} was refused: ${found}.`, {
    at,
    hint: 'Set `downgrade: allow` where an older version is meant, as for a rollback.',
  });
}
