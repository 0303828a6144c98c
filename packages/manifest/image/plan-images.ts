import { ActionError, formatPosition } from '#error';
import { formatReference, sameRepository } from '#image';
import { nearest } from '../nearest.ts';
import { join, locate, type Outcome, type Warning } from '../planned.ts';
import type { Manifest } from '../yaml/manifest.ts';
import { type Document, documentsOf } from '../yaml/place.ts';
import { positionOf } from '../yaml/position.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { findImages } from './find-images.ts';
import type { ImagePlace, TemplatePlace } from './image-place.ts';
import { planImage } from './plan-image.ts';
import type { ImageRequest } from './request.ts';

interface Occurrence {
  readonly document: Document;
  readonly found: ImagePlace;
}

/** A file whose values cannot be left alone silently: someone named it outright. */
export type IsNamed = (path: string) => boolean;

/**
 * Plans to write an image wherever its repository occurs.
 * @throws ActionError NO_MATCH naming the repositories that do occur; DIGEST_DROPPED, VALUE_INVALID, MANIFEST_TEMPLATE
 */
export function planImages(manifests: readonly Manifest[], request: ImageRequest, isNamed: IsNamed): Outcome {
  const documents = manifests.flatMap(documentsOf);
  const occurrences = documents.flatMap((document) => findImages(document).map((found) => ({ document, found })));
  const wanted = occurrences.filter(({ found }) => sameRepository(found.image, request.wanted));
  if (wanted.length === 0) throw noMatch(request, occurrences);
  const coverage = coverageOf(documents);
  const outcomes = wanted.map((occurrence) => planOccurrence(occurrence, { request, coverage, isNamed }));
  const joined = join([...outcomes, { edits: [], skipped: [], warnings: warningsAbout(request) }]);
  if (outcomes.every(isLeftAlone)) throw onlyLeftAlone(request, joined);
  return joined;
}

interface Context {
  readonly request: ImageRequest;
  readonly coverage: Coverage;
  readonly isNamed: IsNamed;
}

function planOccurrence({ document, found }: Occurrence, { request, coverage, isNamed }: Context): Outcome {
  if (found.kind === 'template') return leaveTemplate(document, found, isNamed);
  const owner = found.kind === 'reference' ? coverage(document, found) : undefined;
  if (owner === undefined) return planImage(document, found, request);
  const detail = `"images:" of ${owner} decides about it`;
  return { edits: [], skipped: [{ ...locate(document, found.place), reason: 'overridden', detail }], warnings: [] };
}

function leaveTemplate(document: Document, { place }: TemplatePlace, isNamed: IsNamed): Outcome {
  const at = locate(document, place);
  if (isNamed(at.file)) {
    throw new ActionError(
      'MANIFEST_TEMPLATE',
      `Setting ${at.path} in ${at.file} was refused: a template fills it in.`,
      {
        at: positionOf(document.manifest, place.node.start),
        hint: 'Edit the values that feed the template instead.',
      },
    );
  }
  return { edits: [], skipped: [{ ...at, reason: 'template', detail: 'a template fills it in' }], warnings: [] };
}

function isLeftAlone({ edits, skipped }: Outcome): boolean {
  return edits.length === 0 && skipped.every(({ reason }) => reason !== 'same');
}

function onlyLeftAlone({ wanted }: ImageRequest, { skipped }: Outcome): ActionError {
  const places = skipped.slice(0, shownNearMisses).map(({ file, path, line = 1, detail }) => {
    return `${path} (${formatPosition({ file, line })}): ${detail}`;
  });
  return new ActionError(
    'NO_MATCH',
    `Setting ${wanted.repository} failed: it only stands where it cannot be set. ${places.join('; ')}.`,
    { hint: 'Name the image that the kustomization writes instead, or the values that feed the template.' },
  );
}

const mutableTags: ReadonlySet<string> = new Set(['latest', 'stable', 'main', 'edge']);

function warningsAbout({ image }: ImageRequest): readonly Warning[] {
  const name = formatReference(image);
  const messages = [
    ...(image.digest === undefined
      ? [`${name} is not pinned: without a digest its tag may come to mean another image.`]
      : []),
    ...(mutableTags.has(image.tag ?? '') ? [`${name} has a tag that is made to move: "${image.tag}".`] : []),
  ];
  return messages.map((message) => ({ level: 'warning', message }));
}

const shownNearMisses = 5;

function noMatch({ wanted }: ImageRequest, occurrences: readonly Occurrence[]): ActionError {
  const first = new Map<string, string>();
  for (const { document, found } of occurrences.toReversed()) {
    const { file, line } = positionOf(document.manifest, found.place.node.start);
    first.set(found.image.repository, formatPosition({ file, line }));
  }
  const near = nearest(wanted.repository, [...first], ([repository]) => repository)
    .slice(0, shownNearMisses)
    .map(([repository, place]) => `${repository} (${place})`);
  return new ActionError(
    'NO_MATCH',
    `Setting ${wanted.repository} failed: no manifest names this image. ${
      near.length === 0 ? 'They name no image at all.' : `The closest of those named: ${near.join(', ')}.`
    }`,
    { hint: 'Write the repository as the manifests have it, or "old=new" to replace one repository by another.' },
  );
}
