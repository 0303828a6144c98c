import { formatReference, parseReference } from '#image';
import type { BaseUse } from '../engine.ts';
import type { Annotation } from '../settings.ts';

const nameKey = 'org.opencontainers.image.base.name';
const digestKey = 'org.opencontainers.image.base.digest';

/** What an image and its index say of the image that they were made from. @see https://github.com/opencontainers/image-spec/blob/main/annotations.md */
export function baseAnnotations(foundation: BaseUse | undefined): readonly Annotation[] {
  const parsed = foundation === undefined ? undefined : parseReference(foundation.name);
  if (foundation === undefined || parsed === undefined || !parsed.ok) return [];
  const { digest: _, ...reference } = parsed.value;
  const says = [
    [nameKey, formatReference(reference)],
    [digestKey, foundation.digest],
  ] as const;
  return says
    .filter(([, value]) => value !== '')
    .flatMap(([name, value]) => [
      { level: 'manifest', name, value },
      { level: 'index', name, value },
    ]);
}

type Annotations = Readonly<Record<string, string>>;

/** What a manifest says that it was made from: one image, or none. */
export function baseIn(annotations: Annotations | undefined): readonly BaseUse[] {
  const { [nameKey]: name = '', [digestKey]: digest = '' } = annotations ?? {};
  return name === '' || digest === '' ? [] : [{ name, digest }];
}

/**
 * What a manifest says, without a base that the engine noted and that is not the one; a digest that it noted for the right
 * name is that of this very platform.
 */
export function withoutOtherBase(annotations: Annotations | undefined, foundation: BaseUse | undefined): Annotations {
  const [noted] = baseIn(annotations);
  if (noted !== undefined && noted.name === foundation?.name && foundation.digest === '') return annotations ?? {};
  const { [nameKey]: _name, [digestKey]: _digest, ...others } = annotations ?? {};
  return others;
}
