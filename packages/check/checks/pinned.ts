import { formatReference } from '#image';
import type { ReadImage, ReadObject } from '#manifest';
import type { Check } from '../check.ts';
import type { Finding } from '../finding.ts';
import { imagesEntries } from '../kubernetes/images-entry.ts';
import { type Kustomizations, kustomizationsIn } from '../kubernetes/kustomizations.ts';
import { describe } from '../kubernetes/object.ts';
import { textAt } from '../kubernetes/value.ts';

/** Every image names a version that stays what it is: a tag that does not move, or as the policy says a digest. */
export const pinned: Check = (documents, policy) => {
  const kustomizations = kustomizationsIn(documents);
  return documents.flatMap((object) =>
    object.images.flatMap((image): readonly Finding[] => {
      const fault = faultOf(image, policy.pinned);
      if (fault === undefined || isDecidedElsewhere(object, image, kustomizations)) return [];
      return [
        {
          check: 'pinned',
          severity: 'error',
          message: `${formatReference(image.image)} in ${describe(object)} ${fault}.`,
          hint: 'Deliver it by a release, which writes the tag and the digest, or write them here.',
          at: image.at(),
          subject: `${describe(object)} ${image.path} ${formatReference(image.image)}`,
        },
      ];
    }),
  );
};

function faultOf(
  { kind, image: { tag, digest } }: ReadImage,
  wanted: 'digest' | 'tag' | undefined,
): string | undefined {
  if (digest !== undefined || kind === 'template') return undefined;
  if (tag === 'latest') return 'has the tag "latest", which moves';
  if (kind === 'range') return wanted === 'digest' ? 'is a range of versions, and has no digest' : undefined;
  // An entry may only rename, and a chart has a version of its own.
  if (tag === undefined) return kind === 'entry' || kind === 'values' ? undefined : 'has neither tag nor digest';
  return wanted === 'digest' ? 'has no digest' : undefined;
}

/** A reference in a base, whose version every overlay sets. */
function isDecidedElsewhere({ file }: ReadObject, { kind, image }: ReadImage, { isEveryWay }: Kustomizations): boolean {
  const isSet = (kustomization: ReadObject): boolean =>
    imagesEntries(kustomization, image).some((entry) => ['newTag', 'digest'].some((key) => textAt(entry, key) !== ''));
  return kind === 'reference' && isEveryWay(file, isSet);
}
