import { posix } from 'node:path';
import { type Node, textUnder, valueUnder } from '../yaml/node.ts';
import type { Document } from '../yaml/place.ts';
import { itemsUnder } from './items-under.ts';

/** Which Canary of Flagger makes an object; `undefined` if somebody else does. */
export type CanaryOf = (document: Document) => string | undefined;

interface Target {
  readonly canary: string;
  readonly kind: string | undefined;
  /** Flagger copies `<name>` to `<name>-primary`, and runs the copy. */
  readonly copy: string;
  readonly namespace: string | undefined;
}

/** Follows every Canary to the copies that Flagger makes and keeps up to date by itself. */
export function canariesIn(documents: readonly Document[]): CanaryOf {
  const targets = documents
    .map(({ root }) => root)
    .filter(isCanary)
    .flatMap(targetOf);
  return ({ root: object }) => {
    const metadata = valueUnder(object, 'metadata');
    const owner = itemsUnder(metadata, 'ownerReferences').find(isCanary);
    if (owner !== undefined) return textUnder(owner, 'name') ?? '';
    return targets.find((target) => isCopy(object, metadata, target))?.canary;
  };
}

/** A Canary, or what refers to one. */
function isCanary(node: Node): boolean {
  return textUnder(node, 'kind') === 'Canary' && isOfFlagger(textUnder(node, 'apiVersion'));
}

function isOfFlagger(apiVersion: string | undefined): boolean {
  return posix.dirname(apiVersion ?? '') === 'flagger.app';
}

function targetOf(canary: Node): readonly Target[] {
  const metadata = valueUnder(canary, 'metadata');
  const reference = valueUnder(valueUnder(canary, 'spec'), 'targetRef');
  const name = textUnder(reference, 'name');
  if (name === undefined) return [];
  const namespace = textUnder(metadata, 'namespace');
  return [
    {
      canary: textUnder(metadata, 'name') ?? name,
      kind: textUnder(reference, 'kind'),
      copy: `${name}-primary`,
      namespace,
    },
  ];
}

function isCopy(root: Node, metadata: Node | undefined, { kind, copy, namespace: wanted }: Target): boolean {
  const namespace = textUnder(metadata, 'namespace');
  const isSameNamespace = namespace === undefined || wanted === undefined || namespace === wanted;
  return textUnder(metadata, 'name') === copy && textUnder(root, 'kind') === kind && isSameNamespace;
}
