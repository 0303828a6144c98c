import { posix } from 'node:path';
import { type Node, textUnder, valueUnder } from '../yaml/node.ts';
import type { Document } from '../yaml/place.ts';
import { itemsUnder } from './items-under.ts';

/** Which Canary of Flagger makes the object of a document; `undefined` if somebody else does. */
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
  const targets = documents.filter(isCanary).flatMap(targetOf);
  return ({ root }) => {
    const metadata = valueUnder(root, 'metadata');
    const owner = itemsUnder(metadata, 'ownerReferences').find(isCanaryReference);
    if (owner !== undefined) return textUnder(owner, 'name') ?? '';
    return targets.find((target) => isCopy(root, metadata, target))?.canary;
  };
}

function isCanary({ root }: Document): boolean {
  return textUnder(root, 'kind') === 'Canary' && isOfFlagger(textUnder(root, 'apiVersion'));
}

function isCanaryReference(reference: Node): boolean {
  return textUnder(reference, 'kind') === 'Canary' && isOfFlagger(textUnder(reference, 'apiVersion'));
}

function isOfFlagger(apiVersion: string | undefined): boolean {
  return posix.dirname(apiVersion ?? '') === 'flagger.app';
}

function targetOf({ root }: Document): readonly Target[] {
  const metadata = valueUnder(root, 'metadata');
  const reference = valueUnder(valueUnder(root, 'spec'), 'targetRef');
  const name = textUnder(reference, 'name');
  if (name === undefined) return [];
  const canary = textUnder(metadata, 'name') ?? name;
  const namespace = textUnder(metadata, 'namespace');
  return [{ canary, kind: textUnder(reference, 'kind'), copy: `${name}-primary`, namespace }];
}

function isCopy(root: Node, metadata: Node | undefined, { kind, copy, namespace: wanted }: Target): boolean {
  const namespace = textUnder(metadata, 'namespace');
  const isSameNamespace = namespace === undefined || wanted === undefined || namespace === wanted;
  return textUnder(metadata, 'name') === copy && textUnder(root, 'kind') === kind && isSameNamespace;
}
