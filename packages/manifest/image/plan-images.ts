import { formatReference, sameRepository } from '#image';
import { join, type Outcome, type Warning } from '../planned.ts';
import { tolerate } from '../tolerate.ts';
import type { Manifest } from '../yaml/manifest.ts';
import { type Document, documentsOf } from '../yaml/place.ts';
import { coverageOf } from './coverage.ts';
import { findImages } from './find-images.ts';
import { canariesIn } from './flagger.ts';
import type { ImagePlace, Occurrence } from './image-place.ts';
import { type IsNamed, type Judges, judge, judgeMarker, leave } from './leave.ts';
import { markersIn } from './marker.ts';
import { noMatch, onlyLeftAlone } from './missing.ts';
import { planImage } from './plan-image.ts';
import { planMarker } from './plan-marker.ts';
import { markersOf } from './policies.ts';
import type { ImageEdit } from './request.ts';
import { targetsOf } from './targets.ts';

/**
 * Plans to write an image wherever its repository occurs, or a policy is marked.
 * @throws ActionError NO_MATCH naming the repositories that do occur; DIGEST_DROPPED, DOWNGRADE, VALUE_INVALID,
 *   MANIFEST_TEMPLATE
 */
export function planImages(manifests: readonly Manifest[], edit: ImageEdit, isNamed: IsNamed): Outcome {
  const documents = manifests.flatMap(documentsOf);
  const occurrences = documents.flatMap((document) => findImages(document).map((found) => ({ document, found })));
  const wanted = occurrences.filter(({ found }) => isWanted(found, edit));
  const judges = { isNamed, coverage: coverageOf(documents), canaryOf: canariesIn(documents) };
  const outcomes = [
    ...wanted.map((occurrence) => planOccurrence(occurrence, judges, edit)),
    ...planMarkers(documents, wanted, { judges, edit }),
  ];
  if (outcomes.length === 0) return tolerate(noMatch(edit, occurrences), edit.rules);
  const joined = join([...outcomes, { edits: [], skipped: [], warnings: warningsAbout(edit) }]);
  if (outcomes.every(isLeftAlone)) return join([joined, tolerate(onlyLeftAlone(edit, joined), edit.rules)]);
  return { ...joined, warnings: distinct(joined.warnings) };
}

function isWanted({ image }: ImagePlace, { target }: ImageEdit): boolean {
  return target.kind === 'repository' && sameRepository(image, target.reference);
}

function planOccurrence({ document, found }: Occurrence, judges: Judges, edit: ImageEdit): Outcome {
  const verdict = judge(document, found, judges);
  if (verdict.kind === 'left') return leave(document, found.place, verdict);
  return planImage(document, verdict.found, edit);
}

interface Markers {
  readonly judges: Judges;
  readonly edit: ImageEdit;
}

/** Marked values that are part of no place that names the image by itself. */
function planMarkers(
  documents: readonly Document[],
  wanted: readonly Occurrence[],
  { judges, edit }: Markers,
): readonly Outcome[] {
  const isMeant = markersOf(documents, edit.target);
  const planned = new Set(wanted.flatMap(({ found }) => targetsOf(found).map(({ node }) => node)));
  return documents.flatMap((document) =>
    markersIn(document)
      .filter(({ place, marker }) => isMeant(marker) && !planned.has(place.node))
      .map((found) => {
        const left = judgeMarker(document, found, judges);
        return left === undefined ? planMarker(document, found, edit) : leave(document, found.place, left);
      }),
  );
}

function isLeftAlone({ edits, skipped }: Outcome): boolean {
  return edits.length === 0 && skipped.every(({ reason }) => reason !== 'same');
}

const mutableTags: ReadonlySet<string> = new Set(['latest', 'stable', 'main', 'edge']);

function warningsAbout({ image }: ImageEdit): readonly Warning[] {
  const name = formatReference(image);
  const messages = [
    ...(image.digest === undefined
      ? [`${name} is not pinned: without a digest its tag may come to mean another image.`]
      : []),
    ...(mutableTags.has(image.tag ?? '') ? [`${name} has a tag that is made to move: "${image.tag}".`] : []),
  ];
  return messages.map((message) => ({ level: 'warning', message }));
}

/** What is said of one place need not be said of the next. */
function distinct(warnings: readonly Warning[]): readonly Warning[] {
  const first = new Map(warnings.toReversed().map((warning) => [warning.message, warning]));
  return warnings.filter((warning) => first.get(warning.message) === warning);
}
