import { objectsAt, textAt, valueAt } from '../json.ts';
import type { KubernetesObject } from '../kubernetes-object.ts';

/**
 * Whether a GitRepository or an Application follows a branch of a repository, however its address is written: over HTTPS, over SSH on
 * either port, as `git@host:owner/name`, with or without `.git`.
 * @param url any of them
 */
export function followsBranch(object: KubernetesObject, url: string, branch: string): boolean {
  return branchesOf(object).some((each) => placeOf(each.url) === placeOf(url) && each.branch === branch);
}

interface Followed {
  readonly url: string;
  readonly branch: string;
}

function branchesOf({ kind, spec }: KubernetesObject): readonly Followed[] {
  if (kind === 'GitRepository') return [{ url: textAt(spec, 'url'), branch: fluxBranch(spec) }];
  if (kind !== 'Application') return [];
  return [valueAt(spec, 'source'), ...objectsAt(spec, 'sources')].map((source) => ({
    url: textAt(source, 'repoURL'),
    branch: textAt(source, 'targetRevision').replace(/^refs\/heads\//, ''),
  }));
}

function fluxBranch(spec: unknown): string {
  return textAt(spec, 'ref', 'branch') || textAt(spec, 'ref', 'name').replace(/^refs\/heads\//, '') || 'master';
}

/** `host/owner/name`, in lower case: hosts and GitHub's names are the same in any. */
function placeOf(url: string): string {
  return url
    .toLowerCase()
    .replace(/^[a-z+]+:\/\//, '')
    .replace(/^[^@/]*@/, '')
    .replace(/^ssh\.(github\.com):443\//, '$1/')
    .replace(/^([^/:]+):(?!\d+\/)/, '$1/')
    .replace(/(\.git)?\/*$/, '');
}
