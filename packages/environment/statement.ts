import { type ImageReference, parseReference } from '#image';
import { environmentOfCommit, imagesOfCommit, sourceOfCommit } from './commit.ts';
import type { Delivery, DeliverySource } from './delivery.ts';

/** What a commit's trailers or a pull request's block say of a delivery. Anyone can write either: it is no proof. */
export interface Statement {
  readonly action: Delivery['action'] | undefined;
  readonly environment: string | undefined;
  readonly app: string | undefined;
  readonly images: readonly ImageReference[];
  readonly source: DeliverySource | undefined;
  /** A login. */
  readonly actor: string | undefined;
}

/** What the trailers of a commit say; undefined where none is ours. A squash keeps those of each commit: the last ones count. */
export function statementOfCommit(message: string): Statement | undefined {
  const trailers = message.split(/\n\s*\n/).findLast((paragraph) => /^Gitops-[A-Z]/m.test(paragraph));
  if (trailers === undefined) return undefined;
  const read = (name: string): string | undefined => new RegExp(`^Gitops-${name}: (.*\\S)`, 'm').exec(trailers)?.[1];
  return {
    action: actionOf(read('Action')),
    environment: environmentOfCommit(trailers),
    app: read('App'),
    images: imagesOfCommit(trailers),
    source: sourceOfCommit(trailers),
    actor: read('Actor'),
  };
}

const actions: readonly Delivery['action'][] = ['set', 'promote', 'rollback', 'install', 'uninstall'];

export function actionOf(written: unknown): Delivery['action'] | undefined {
  return actions.find((action) => action === written);
}

export function imagesOf(written: unknown): readonly ImageReference[] {
  return (Array.isArray(written) ? written : []).flatMap((each: unknown) => {
    const parsed = typeof each === 'string' ? parseReference(each) : undefined;
    return parsed?.ok ? [parsed.value] : [];
  });
}
