import { ActionError } from '#error';
import { isSame, type Material } from './material.ts';
import { type Intent, isOf, nameOf, type Place } from './place.ts';
import type { StoredImage } from './result.ts';

/**
 * A tag that is written once keeps its image, unless the user says otherwise.
 * @throws ActionError TAG_EXISTS naming both images
 */
export function refuseOverwrite(place: Place, material: Material, intent: Intent): void {
  if (intent.onExisting !== 'fail') return;
  for (const { name: tag, policy } of intent.tags) {
    const stored = policy === 'once' ? place.before.get(tag) : undefined;
    if (stored === undefined || isSame(stored, material) || keepsOwn(tag, stored, intent)) continue;
    throw tagExists({ place, tag, stored }, material, intent);
  }
}

/** A second tag that names another image of the same commit is right as it is. */
export function keepsOwn(tag: string, stored: StoredImage, { tags, revision, onExisting }: Intent): boolean {
  return tag !== tags[0].name && (onExisting === 'reuse' || (onExisting === 'fail' && isOf(stored, revision)));
}

interface Taken {
  readonly place: Place;
  readonly tag: string;
  readonly stored: StoredImage;
}

function tagExists({ place, tag, stored }: Taken, { id, isDigestKnown }: Material, { revision }: Intent): ActionError {
  const made = isDigestKnown ? id : `unknown until it is pushed (image ${id})`;
  const message =
    `Pushing ${nameOf(place, tag)} was refused: the registry has digest ${stored.digest} ` +
    `(revision ${stored.revision || 'unknown'}), this build has digest ${made} (revision ${revision || 'unknown'}).`;
  return new ActionError('TAG_EXISTS', message, {
    hint:
      'A version is written once, and nothing was pushed: push a new version tag. ' +
      `With \`on-existing: reuse\` ${stored.digest} stays and is the result; ` +
      `with \`on-existing: overwrite\` this build takes its place, and who pulls ${tag} gets another image than before.`,
  });
}
