import { ActionError } from '#error';
import { isSealed, sealed } from '../encrypted.ts';
import { locate, type Outcome } from '../planned.ts';
import type { Skipped } from '../report/change.ts';
import type { Document, Place } from '../yaml/place.ts';
import { positionOf } from '../yaml/position.ts';
import type { Coverage } from './coverage.ts';
import type { CanaryOf } from './flagger.ts';
import type { EditablePlace, ImagePlace } from './image-place.ts';
import type { MarkerPlace } from './marker.ts';
import { isFilledIn, isVariable, targetsOf } from './targets.ts';

/** A file whose values cannot be left alone silently: someone named it outright. */
export type IsNamed = (path: string) => boolean;

/** Who else than the place itself decides about an image there. */
export interface Judges {
  readonly isNamed: IsNamed;
  readonly coverage: Coverage;
  readonly canaryOf: CanaryOf;
}

/** A place that is left alone, and why. */
export interface Left extends Pick<Skipped, 'reason' | 'detail'> {
  readonly kind: 'left';
}

export type Verdict = Left | { readonly kind: 'editable'; readonly found: EditablePlace };

/**
 * Whether a place can be written.
 * @throws ActionError MANIFEST_TEMPLATE where a template fills it in, MANIFEST_ENCRYPTED, in a file that was named
 */
export function judge(document: Document, found: ImagePlace, judges: Judges): Verdict {
  const owned = leftToOwner(document, found.place, judges);
  if (owned !== undefined) return owned;
  if (found.kind === 'range') return left('semver-range', `the newest tag of "${found.range}" is taken`);
  const owner = found.kind === 'reference' ? judges.coverage(document, found) : undefined;
  if (owner !== undefined) return left('overridden', `"images:" of ${owner} decides about it`);
  if (found.kind === 'template') return leftToTemplate(document, found.place, judges);
  const filledIn = targetsOf(found).find(isFilledIn);
  return filledIn === undefined ? { kind: 'editable', found } : leftToTemplate(document, filledIn, judges);
}

/** Why a marked value is left alone. */
export function judgeMarker(document: Document, { place }: MarkerPlace, judges: Judges): Left | undefined {
  const owned = leftToOwner(document, place, judges);
  return owned === undefined && isFilledIn(place) ? leftToTemplate(document, place, judges) : owned;
}

/** Who else writes a place: Flagger, or whoever has the keys of an encrypted file. */
export function leftToOwner(document: Document, place: Place, { canaryOf, isNamed }: Judges): Left | undefined {
  const canary = canaryOf(document);
  if (canary !== undefined) return left('flagger', `Flagger copies it, by the Canary "${canary}"`);
  if (!isSealed(document, place)) return undefined;
  if (isNamed(document.manifest.path)) throw sealed(document, place);
  return left('encrypted', 'SOPS encrypts the file, and could not decrypt it any more');
}

function leftToTemplate(document: Document, place: Place, { isNamed }: Judges): Left {
  const { file, path } = locate(document, place);
  if (isVariable(place)) return left('template', 'a variable fills it in');
  if (!isNamed(file)) return left('template', 'a template fills it in');
  throw new ActionError('MANIFEST_TEMPLATE', `Setting ${path} in ${file} was refused: a template fills it in.`, {
    at: positionOf(document.manifest, place.node.start),
    hint: 'Edit the values that feed the template instead.',
  });
}

export function left(reason: Left['reason'], detail: string): Left {
  return { kind: 'left', reason, detail };
}

export function leave(document: Document, place: Place, { reason, detail }: Left): Outcome {
  return { edits: [], skipped: [{ ...locate(document, place), reason, detail }], warnings: [] };
}
