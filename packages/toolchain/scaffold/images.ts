import { type ImageReference, parseReference } from '#image';
import { readDocuments } from '#manifest';

/** The images that a manifest names: of containers, of a kustomization, of Helm values. None where it cannot be read, as a template. */
export function imagesIn(file: { readonly path: string; readonly text: string }): readonly ImageReference[] {
  return documentsOf(file)
    .flatMap(namesIn)
    .flatMap((name) => {
      const parsed = parseReference(name);
      return parsed.ok ? [parsed.value] : [];
    });
}

function documentsOf(file: { readonly path: string; readonly text: string }): readonly unknown[] {
  try {
    return readDocuments(file).map(({ value }) => value);
  } catch {
    return [];
  }
}

function namesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  return [...ownNames(value), ...Object.values(value).flatMap(namesIn)];
}

function ownNames(map: object): readonly string[] {
  const { image, name, newName, newTag, repository, registry, tag, digest }: Readonly<Record<string, unknown>> = {
    ...map,
  };
  if (typeof image === 'string') return [image];
  // an entry of a kustomization's `images`
  if (newTag !== undefined || newName !== undefined) return [newName, name].filter(isText).slice(0, 1);
  if (isText(name) && digest !== undefined) return [name];
  if (!isText(repository) || (tag === undefined && digest === undefined)) return [];
  return [isText(registry) && registry !== '' ? `${registry}/${repository}` : repository];
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
