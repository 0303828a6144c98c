import { ActionError } from '#error';
import { pathOf } from './report/path.ts';
import { textUnder, valueUnder } from './yaml/node.ts';
import { type Document, type Place, textAt } from './yaml/place.ts';
import { positionOf } from './yaml/position.ts';

/**
 * Whether an edit of a place would break the seal of a file that SOPS encrypts. Its MAC is over all values, also those in
 * clear text, unless the file says `mac_only_encrypted`: whoever changes one without the keys makes the file unreadable.
 * @see https://getsops.io/docs/
 */
export function isSealed({ manifest }: Document, place: Place): boolean {
  if (!manifest.text.includes('sops')) return false;
  const seals = manifest.documents.map((root) => valueUnder(root, 'sops')).filter((sops) => textUnder(sops, 'mac'));
  const isOfEncrypted = seals.every((sops) => textUnder(sops, 'mac_only_encrypted') === 'true');
  return seals.length > 0 && (!isOfEncrypted || textAt(place)?.startsWith('ENC[') === true);
}

/** @throws ActionError MANIFEST_ENCRYPTED for a place of a file that SOPS encrypts */
export function refuseSealed(document: Document, place: Place): void {
  if (isSealed(document, place)) throw sealed(document, place);
}

export function sealed({ manifest }: Document, place: Place): ActionError {
  return new ActionError(
    'MANIFEST_ENCRYPTED',
    `Editing ${pathOf(place)} in ${manifest.path} was refused: SOPS encrypts the file, and could not decrypt it any more.`,
    {
      at: positionOf(manifest, place.node.start),
      hint: 'Edit it with the keys (`sops set`), leave the file out of the paths, or let SOPS seal encrypted values alone (`mac_only_encrypted`).',
    },
  );
}
