import { sameRepository } from '#image';
import type { Outcome } from '../planned.ts';
import { aliasTargets } from '../yaml/alias.ts';
import type { Node } from '../yaml/node.ts';
import { type Document, extentOf, type Place, placesBelow } from '../yaml/place.ts';
import { positionOf } from '../yaml/position.ts';
import type { ImageContext } from './image-context.ts';
import { judge, leave, left } from './leave.ts';
import { planReference } from './plan-reference.ts';
import { referenceIn } from './reference-in.ts';
import { referencePathOf } from './reference-paths.ts';

/**
 * Plans for the aliases that stand where references do (`image: *shop`): what they repeat is written where it stands, if
 * that is allowed and not planned already.
 */
export function planAliases(document: Document, planned: ReadonlySet<Node>, context: ImageContext): readonly Outcome[] {
  if (!document.manifest.text.includes('*')) return [];
  const { start, end } = extentOf(document);
  if (!/\*[^\s,\]}]/.test(document.manifest.text.slice(start, end))) return [];
  const places = placesBelow({ node: document.root });
  const targets = aliasTargets(document.root);
  const scope = context.scopeOf(document);
  const written = new Set(planned);
  return places.flatMap((place): readonly Outcome[] => {
    const target = targets.get(place.node);
    const found = target && places.find(({ node }) => node === target);
    if (found === undefined || !scope.has(place) || referencePathOf(document, place) === undefined) return [];
    return planAlias(document, { place, target: found, written }, context);
  });
}

interface Alias {
  readonly place: Place;
  readonly target: Place;
  /** The values that are planned so far. */
  readonly written: Set<Node>;
}

function planAlias(document: Document, { place, target, written }: Alias, context: ImageContext): readonly Outcome[] {
  const { edit, fanOut, judges } = context;
  const found = target.node.kind === 'scalar' ? referenceIn(target, target.node) : undefined;
  if (found === undefined || edit.target.kind !== 'repository') return [];
  if (!sameRepository(found.image, edit.target.reference)) return [];
  const { line } = positionOf(document.manifest, target.node.start);
  const repeats = leave(document, place, left('alias', `it repeats what line ${line} says`));
  if (fanOut === 'deny' || written.has(target.node)) return [repeats];
  written.add(target.node);
  const verdict = judge(document, found, judges);
  if (verdict.kind === 'left') return [leave(document, place, verdict)];
  return verdict.found.kind === 'reference' ? [planReference(document, verdict.found, edit), repeats] : [];
}
