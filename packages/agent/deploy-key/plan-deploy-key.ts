import { isSamePublicKey } from './deploy-key.ts';

/** A deploy key as GitHub lists it. */
export interface RegisteredKey {
  readonly id: number;
  readonly title: string;
  readonly key: string;
  readonly readOnly: boolean;
}

export interface DeployKeyFacts {
  /** The public half beside the private one in the cluster, where there is one. */
  readonly inCluster: string | undefined;
  readonly registered: readonly RegisteredKey[];
  readonly title: string;
  /** Make a new one in any case. */
  readonly rotate: boolean;
}

/**
 * What brings cluster and GitHub to one key. A new one is written to the cluster before GitHub hears of it: a run that ends between the two
 * leaves a key that the next run registers, and never one whose private half is lost.
 */
export interface DeployKeyPlan {
  readonly action: 'keep' | 'register' | 'generate';
  /** Keys of ours that no cluster has the private half of, or that could write: deleted last. */
  readonly obsolete: readonly RegisteredKey[];
}

export function planDeployKey({ inCluster, registered, title, rotate }: DeployKeyFacts): DeployKeyPlan {
  const isWanted = ({ key, readOnly }: RegisteredKey): boolean =>
    inCluster !== undefined && !rotate && readOnly && isSamePublicKey(key, inCluster);
  const isOfUs = (key: RegisteredKey): boolean =>
    key.title === title || (inCluster !== undefined && isSamePublicKey(key.key, inCluster));
  const obsolete = registered.filter((key) => isOfUs(key) && !isWanted(key));
  // GitHub registers no key twice: one that can write is not registered again without that right, but replaced.
  const isTaken = inCluster !== undefined && obsolete.some(({ key }) => isSamePublicKey(key, inCluster));
  if (inCluster === undefined || rotate || isTaken) return { action: 'generate', obsolete };
  return { action: registered.some(isWanted) ? 'keep' : 'register', obsolete };
}
