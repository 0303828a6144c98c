import type { ImageReference } from '#image';
import type { ReadObject } from '#manifest';
import type { Check } from '../check.ts';
import type { Finding } from '../finding.ts';
import { imagesEntries } from '../kubernetes/images-entry.ts';
import { type Kustomizations, kustomizationsIn } from '../kubernetes/kustomizations.ts';
import { describe } from '../kubernetes/object.ts';
import { textAt } from '../kubernetes/value.ts';

/** Images come from the registries of the policy alone. */
export const registries: Check = (documents, { registries: allowed }) => {
  if (allowed === undefined) return [];
  const kustomizations = kustomizationsIn(documents);
  return documents.flatMap((object) =>
    object.images.flatMap(({ kind, image, at, path }): readonly Finding[] => {
      if (allowed.some((registry) => isBelow(image, registry))) return [];
      if (kind === 'reference' && isRenamed(object, image, kustomizations)) return [];
      return [
        {
          check: 'registries',
          severity: 'error',
          message: `${image.repository} in ${describe(object)} comes from no registry of the policy: ${allowed.join(', ')}.`,
          hint: 'Copy the image to one of them, or add its registry to `policy.registries` on the base branch.',
          at: at(),
          subject: `${describe(object)} ${path} ${image.repository}`,
        },
      ];
    }),
  );
};

/** `ghcr.io/acme` allows `ghcr.io/acme/shop` and not `ghcr.io/acme-labs/shop`. */
function isBelow({ repository }: ImageReference, registry: string): boolean {
  const wanted = registry.toLowerCase();
  return repository.toLowerCase() === wanted || repository.toLowerCase().startsWith(`${wanted}/`);
}

/** A name in a base for which every overlay puts in another image, which is judged there. */
function isRenamed({ file }: ReadObject, image: ImageReference, { isEveryWay }: Kustomizations): boolean {
  return isEveryWay(file, (kustomization) =>
    imagesEntries(kustomization, image).some((entry) => textAt(entry, 'newName') !== ''),
  );
}
