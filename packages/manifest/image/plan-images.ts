import { formatReference } from '#image';
import { join, type Outcome, type Warning } from '../planned.ts';
import { tolerate } from '../tolerate.ts';
import type { FanOut } from '../tree-edit.ts';
import type { Manifest } from '../yaml/manifest.ts';
import { documentsOf } from '../yaml/place.ts';
import { coverageOf } from './coverage.ts';
import { canariesIn } from './flagger.ts';
import type { IsNamed } from './leave.ts';
import { noMatch, onlyLeftAlone } from './missing.ts';
import { occurrencesIn, planDocument } from './plan-document.ts';
import { planText } from './plan-text.ts';
import { markersOf } from './policies.ts';
import { type ImageEdit, mayName } from './request.ts';
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
export function planImages(
  manifests: readonly Manifest[],
  edit: ImageEdit,
  { isNamed, fanOut }: ImageOptions,
): Outcome {
  const documents = manifests.flatMap(documentsOf);
  const judges = { isNamed, coverage: coverageOf(documents), canaryOf: canariesIn(documents) };
  const context = { edit, judges, fanOut, isMeant: markersOf(documents, edit.target) };
  const outcomes = documents
    .filter(({ manifest }) => mayName(manifest.text, edit))
    .flatMap((document) => [
      ...planDocument(document, context),
      ...textsIn(document, edit).flatMap((place) => planText(document, place, context)),
    ]);
  if (outcomes.length === 0) return tolerate(noMatch(edit, documents.flatMap(occurrencesIn)), edit.rules);
  const joined = join([...outcomes, { edits: [], skipped: [], warnings: warningsAbout(edit) }]);
  if (outcomes.every(isLeftAlone)) return join([joined, tolerate(onlyLeftAlone(edit, joined), edit.rules)]);
  return { ...joined, warnings: distinct(joined.warnings) };
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
export function distinct(warnings: readonly Warning[]): readonly Warning[] {
  const first = new Map(warnings.toReversed().map((warning) => [warning.message, warning]));
  return warnings.filter((warning) => first.get(warning.message) === warning);
}
