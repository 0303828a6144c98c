import { createHash } from 'node:crypto';

/** The name of the Secret that an agent clones a repository with: Flux has one for each namespace, Argo CD one for each URL. */
export function connectionSecretName(agent: 'flux' | 'argocd', namespace: string, url: string): string {
  return agent === 'flux' ? namespace : `repo-${createHash('sha256').update(url).digest('hex').slice(0, 8)}`;
}
