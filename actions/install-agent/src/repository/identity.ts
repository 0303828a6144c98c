import { plainPath } from '#agent';
import { type Delivery, rollingBranch } from '#environment';
import type { RepositoryChange } from './change.ts';

/** By what our commits and our branch are known again: one for each agent, namespace and followed folder. */
export interface Identity extends Pick<Delivery, 'app' | 'environment'> {
  readonly branch: string;
}

/** A followed folder is an environment here: gitops.yaml may name it later without making the branch somebody else's. */
export function identityOf({ agent, path, namespace }: RepositoryChange): Identity {
  const folder = plainPath(path) || 'root';
  return { app: agent, environment: folder, branch: rollingBranch(folder, namespace) };
}
