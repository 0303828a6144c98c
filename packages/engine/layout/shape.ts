import { ActionError } from '#error';
import { contentsOf, type Descriptor, mediaTypes, type OciLayout, openLayout, readBlob } from '#registry';
import type { BaseUse, BuildRequest } from '../engine.ts';
import type { Annotation, StatementPlace } from '../settings.ts';
import { baseAnnotations, baseIn, withoutOtherBase } from './base-annotations.ts';
import { exported } from './exported.ts';
import { stateBeside, stateInside } from './place-statements.ts';
import { type StatedImage, type StatementKind, statementKinds } from './statements.ts';
import { blobsOf, sorted, writeIndexFile, writeJson } from './write.ts';

interface Shape extends Pick<BuildRequest, 'platforms' | 'index' | 'annotations' | StatementKind | 'names'> {
  /** The image that this one goes on from, which it then names; `undefined` for none. */
  readonly foundation: BaseUse | undefined;
}

export interface Shaped {
  readonly layout: OciLayout;
  /** Manifests in the same folder that refer to the image. */
  readonly referrers: readonly Descriptor[];
}

/**
 * Gives what an engine exported its final form: annotations, one manifest or one index as asked for, and what is stated
 * about the images in it or beside it. Engines differ in all of it, and some change their ways with a version, so it is
 * done here, alike for all.
 */
export function shapeLayout(directory: string, shape: Shape): Shaped {
  const { platforms, index, names, foundation } = shape;
  const annotations = [...baseAnnotations(foundation), ...shape.annotations];
  const { images: found, statements } = exported(directory);
  const images = found.map((descriptor) => annotate(directory, descriptor, { ...shape, annotations }));
  const unasked = statements.filter(({ kind }) => shape[kind] === 'none');
  refuseOtherCount(images.length + unasked.length, Math.max(platforms.length, 1));
  const stated = { statements, names };
  const kindsAt = (place: StatementPlace) => statementKinds.filter((kind) => shape[kind] === place);
  const inside = stateInside(directory, images, { ...stated, kinds: kindsAt('image') });
  const [single] = images;
  const top =
    single === undefined || images.length > 1 || index === 'always' || inside.length > 0
      ? writeIndex(directory, { images, annotations, inside })
      : single.descriptor;
  const referrers = kindsAt('referrer').map((kind) => stateBeside(directory, top, images, { ...stated, kind }));
  writeIndexFile(directory, [top]);
  return { layout: openLayout(directory), referrers };
}

interface Image extends StatedImage {
  readonly platform: Readonly<Record<string, string>>;
}

/** What the images of a layout say that they were made from. */
export function basesInLayout(directory: string): readonly BaseUse[] {
  const uses = new Map<string, BaseUse>();
  for (const image of exported(directory).images) {
    const { annotations } = JSON.parse(read(directory, image).toString('utf8'));
    for (const use of baseIn(annotations)) uses.set(`${use.name} ${use.digest}`, use);
  }
  return [...uses.values()];
}

function read(directory: string, manifest: Descriptor): Buffer {
  return readBlob({ directory, manifest }, manifest.digest);
}

function annotate(
  directory: string,
  descriptor: Descriptor,
  { annotations, foundation }: Pick<Shape, 'annotations' | 'foundation'>,
): Image {
  const bytes = read(directory, descriptor);
  const [config] = contentsOf(bytes, descriptor.mediaType, descriptor.digest).blobs;
  if (config === undefined) throw new TypeError('An image manifest names its configuration.');
  const { os, architecture, variant } = JSON.parse(read(directory, config).toString('utf8'));
  const platform = { architecture, os, ...(variant === undefined ? {} : { variant }) };
  const wanted = atLevel(annotations, 'manifest');
  const plain = { mediaType: descriptor.mediaType, digest: descriptor.digest, size: descriptor.size };
  const was = descriptor.digest;
  if (Object.keys(wanted).length === 0) return { was, descriptor: plain, platform };
  const { annotations: own, ...manifest } = JSON.parse(bytes.toString('utf8'));
  const annotated = { ...manifest, annotations: sorted({ ...withoutOtherBase(own, foundation), ...wanted }) };
  return { was, descriptor: writeJson(blobsOf(directory), descriptor.mediaType, annotated), platform };
}

interface Index {
  readonly images: readonly Image[];
  readonly annotations: readonly Annotation[];
  /** Further entries. */
  readonly inside: readonly object[];
}

/** @see https://github.com/opencontainers/image-spec/blob/main/image-index.md */
function writeIndex(directory: string, { images, annotations, inside }: Index): Descriptor {
  const named = images.map(({ descriptor, platform }) => {
    const own = atLevel(annotations, 'manifest-descriptor');
    return { ...descriptor, platform, ...(Object.keys(own).length === 0 ? {} : { annotations: sorted(own) }) };
  });
  const byPlatform = named.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const wanted = atLevel(annotations, 'index');
  return writeJson(blobsOf(directory), mediaTypes.ociIndex, {
    schemaVersion: 2,
    mediaType: mediaTypes.ociIndex,
    manifests: [...byPlatform, ...inside],
    ...(Object.keys(wanted).length === 0 ? {} : { annotations: sorted(wanted) }),
  });
}

function nameOf({ platform: { os, architecture, variant } }: Pick<Image, 'platform'>): string {
  return [os, architecture, variant].join('/');
}

function atLevel(annotations: readonly Annotation[], level: Annotation['level']): Readonly<Record<string, string>> {
  return Object.fromEntries(annotations.filter((one) => one.level === level).map(({ name, value }) => [name, value]));
}

function refuseOtherCount(found: number, expected: number): void {
  if (found === expected) return;
  throw new ActionError('BUILD_FAILED', `Reading what was built found ${found} images, expected ${expected}.`, {
    hint: 'The engine left a platform out, or added attestations: look at its output above.',
  });
}
