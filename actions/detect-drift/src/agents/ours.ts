import { followsBranch } from '#agent';

/** The repository and branch of the environment. */
export interface Ours {
  /** Of the repository's page. */
  readonly url: string;
  readonly branch: string;
  /** Whether it is the one that others follow who name none. */
  readonly isDefault: boolean;
}

/** @param branch '' and HEAD stand for the default one */
export function followsUs(repoUrl: string, branch: string, { url, branch: own, isDefault }: Ours): boolean {
  const application = {
    ...{ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'application' } },
    spec: { source: { repoURL: repoUrl, targetRevision: branch } },
  };
  const branches = isDefault ? [own, 'HEAD', ''] : [own];
  return branches.some((each) => followsBranch(application, url, each));
}
