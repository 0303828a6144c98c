import type { Planned } from '../planned.ts';
import { children, type Node, type ScalarNode, textUnder } from '../yaml/node.ts';
import { keyOf, type Place, placesBelow, trailOf } from '../yaml/place.ts';
import { isScalar, type Value } from '../yaml/write-value.ts';
import { pathOf } from './path.ts';

/** What stands in the place of a Secret's value in everything that is shown. */
export const masked = '***';

const secretKeys: ReadonlySet<string> = new Set(['data', 'stringData']);

/** Whether a place holds a value of a Kubernetes Secret, also of one in a List, or a text that a Secret is written in. */
export function isSecret(place: Place): boolean {
  if (isSecretText(place.node)) return true;
  return trailOf(place).some((around) => secretKeys.has(keyOf(around) ?? '') && isSecretObject(around.parent?.node));
}

/** Whether what an edit changes, or writes, must not be shown: a value of a Secret, or something that holds one. */
export function isSecretEdit({ place, edit }: Pick<Planned, 'place' | 'edit'>): boolean {
  if (isSecret(place)) return true;
  if (edit.kind === 'add' && secretKeys.has(edit.key) && isSecretObject(place.node)) return true;
  if ('value' in edit && holdsSecretValue(edit.value)) return true;
  const isOldShown = edit.kind === 'rewrite' || edit.kind === 'remove';
  return isOldShown && placesBelow(place).some(isSecret);
}

function holdsSecretValue(value: Value): boolean {
  if (isScalar(value)) return false;
  return ('kind' in value && value.kind === 'Secret') || Object.values<Value>(value).some(holdsSecretValue);
}

/** Every scalar of a document that must not be shown, those that a Secret repeats by an alias included. */
export function secretScalars(root: Node): readonly SecretScalar[] {
  if (!holdsSecret(root)) return [];
  const places = placesBelow({ node: root });
  const hidden = new Set(places.filter(isSecret));
  const names = new Set([...hidden].flatMap(({ node }) => (node.kind === 'alias' ? node.name : [])));
  const isRepeated = (place: Place): boolean => trailOf(place).some(({ node: { anchor } }) => names.has(anchor ?? ''));
  return places
    .filter((place) => hidden.has(place) || isRepeated(place))
    .flatMap((place) => (isWrittenScalar(place.node) ? [{ node: place.node, path: pathOf(place) }] : []));
}

/** Most documents hold none: they need not be searched place by place. */
function holdsSecret(node: Node): boolean {
  return isSecretObject(node) || isSecretText(node) || children(node).some(holdsSecret);
}

/** A patch of a Secret in a kustomization, or a manifest in a ConfigMap: all of it is hidden. */
function isSecretText(node: Node): boolean {
  return node.kind === 'scalar' && /\bkind["']?\s*:\s*["']?Secret\b/.test(node.text);
}

function isSecretObject(node: Node | undefined): boolean {
  return textUnder(node, 'kind') === 'Secret';
}

export interface SecretScalar {
  readonly node: ScalarNode;
  readonly path: string;
}

function isWrittenScalar(node: Node): node is ScalarNode {
  return node.kind === 'scalar' && node.style !== 'empty';
}
