import { formatReference } from '#image';
import { objectsOf } from '../objects.ts';
import { join, type Outcome, type Warning } from '../planned.ts';
import { tolerate } from '../tolerate.ts';
import type { FanOut } from '../tree-edit.ts';
import type { Manifest } from '../yaml/manifest.ts';
import { documentsOf } from '../yaml/place.ts';
import { coverageOf } from './coverage.ts';
import { canariesIn } from './flagger.ts';
import type { ImageContext } from './image-context.ts';
import type { IsNamed } from './leave.ts';
import { noMatch, onlyLeftAlone } from './missing.ts';
import { placesNaming } from './places-naming.ts';
import { occurrencesIn, planDocument } from './plan-document.ts';
import { planText } from './plan-text.ts';
import { markersOf } from './policies.ts';
import { type ImageEdit, isVersion, mayName } from './request.ts';
import { scopeAt } from './scope.ts';
import { textsIn } from './texts.ts';

export interface ImageOptions {
  readonly isNamed: IsNamed;
  readonly fanOut: FanOut;
}

/**
 * Plans to write an image wherever its repository occurs, or a policy is marked.
 * @throws ActionError NO_MATCH naming the repositories that do occur; DIGEST_DROPPED, DOWNGRADE, VALUE_INVALID,
 *   MANIFEST_TEMPLATE
 */
export function planImages(manifests: readonly Manifest[], edit: ImageEdit, options: ImageOptions): Outcome {
  const context = contextOf(manifests, edit, options);
  const outcomes = manifests.flatMap((manifest) => planManifest(manifest, context));
  if (outcomes.length === 0) {
    return tolerate(
      noMatch(edit, manifests.flatMap(documentsOf).flatMap(objectsOf).flatMap(occurrencesIn)),
      edit.rules,
    );
  }
  const joined = join([...outcomes, { edits: [], skipped: [], warnings: warningsAbout(edit) }]);
  if (outcomes.every(isLeftAlone)) return join([joined, tolerate(onlyLeftAlone(edit, joined), edit.rules)]);
  return { ...joined, warnings: distinct(joined.warnings) };
}

/** What decides about an image in any file. Files that cannot (see `mayDecide`) may be left out. */
export function contextOf(
  deciding: readonly Manifest[],
  edit: ImageEdit,
  { isNamed, fanOut }: ImageOptions,
): ImageContext {
  const documents = deciding.flatMap(documentsOf).flatMap(objectsOf);
  const judges = { isNamed, coverage: coverageOf(documents), canaryOf: canariesIn(documents) };
  return { edit, judges, fanOut, isMeant: markersOf(documents, edit.target), scopeOf: scopeAt(edit.at) };
}

/** One outcome for each place of a file that names the image. */
export function planManifest(manifest: Manifest, context: ImageContext): readonly Outcome[] {
  if (!mayName(manifest.text, context.edit)) return [];
  return documentsOf(manifest)
    .flatMap(objectsOf)
    .flatMap((document) => {
      const among = placesNaming(document, context.edit);
      return [
        ...planDocument(document, among, context),
        ...textsIn(document, among, context.edit).flatMap((place) => planText(document, place, context)),
      ];
    });
}

function isLeftAlone({ edits, skipped }: Outcome): boolean {
  return edits.length === 0 && skipped.every(({ reason }) => reason !== 'same');
}

const mutableTags: ReadonlySet<string> = new Set(['latest', 'stable', 'main', 'edge']);

/** What an image itself is worth a warning for. */
export function warningsAbout({ image }: ImageEdit): readonly Warning[] {
  const name = formatReference(image);
  const messages = [
    ...(image.digest === undefined && isVersion(image)
      ? [`${name} is not pinned: without a digest its tag may come to mean another image.`]
      : []),
    ...(mutableTags.has(image.tag ?? '') ? [`${name} has a tag that is made to move: "${image.tag}".`] : []),
  ];
  return messages.map((message) => ({ level: 'warning', message }));
}

/** What is said of one place need not be said of the next. */
export function distinct(warnings: readonly Warning[]): readonly Warning[] {
  const first = new Map(warnings.toReversed().map((warning) => [warning.message, warning]));
  return warnings.filter((warning) => first.get(warning.message) === warning);
}
