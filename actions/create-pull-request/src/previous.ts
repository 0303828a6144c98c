import { type ImageReference, parseReference, sameRepository } from '#image';
import type { Change } from '#manifest';

/** The images that a change replaces, in the order of the new ones, as far as the manifests name them. */
export function previousImages(
  images: readonly ImageReference[],
  changes: readonly Change[],
): readonly ImageReference[] {
  const byImage = changes.filter(({ by }) => by === 'image');
  return images.map((image) => wholeReference(image, byImage) ?? fromFields(image, byImage)).filter(isKnown);
}

/** `image: repository:tag@digest` in one string. */
function wholeReference(image: ImageReference, changes: readonly Change[]): ImageReference | undefined {
  for (const { old, new: value } of changes) {
    const before = referenceIn(old);
    const after = referenceIn(value);
    if (before !== undefined && after !== undefined && sameRepository(after, image)) return before;
  }
  return undefined;
}

/** A tag and a digest in fields of their own: Helm values, a kustomization. */
function fromFields({ registry, path, repository, ...version }: ImageReference, changes: readonly Change[]) {
  const tag = changes.find((change) => /(^|\.)(newTag|tag)$/.test(change.path) && startsWith(change.new, version.tag));
  const digest = changes.find((change) => /(^|\.)digest$/.test(change.path) && change.new === version.digest);
  const [oldTag, tagDigest] = typeof tag?.old === 'string' ? tag.old.split('@') : [];
  const oldDigest = typeof digest?.old === 'string' ? digest.old : tagDigest;
  if (oldTag === undefined && oldDigest === undefined) return undefined;
  return {
    registry,
    path,
    repository,
    ...(oldTag !== undefined && { tag: oldTag }),
    ...(oldDigest !== undefined && { digest: oldDigest }),
  };
}

function startsWith(value: unknown, tag: string | undefined): boolean {
  return typeof value === 'string' && tag !== undefined && (value === tag || value.startsWith(`${tag}@`));
}

function referenceIn(value: unknown): ImageReference | undefined {
  if (typeof value !== 'string') return undefined;
  const parsed = parseReference(value);
  return parsed.ok ? parsed.value : undefined;
}

function isKnown(image: ImageReference | undefined): image is ImageReference {
  return image !== undefined;
}
