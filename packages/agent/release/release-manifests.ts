import { ActionError } from '#error';

/** Where the manifests of an agent's release are. */
export interface ReleaseManifests {
  readonly agent: 'flux' | 'argocd';
  /** Without a `v`. */
  readonly version: string;
  readonly url: string;
  /** A file of checksums from the same place: it proves that the download is whole, not where it is from. */
  readonly checksumsUrl: string | undefined;
}

/**
 * @param version `3.5.1` or `v3.5.1`
 * @throws ActionError INPUT_INVALID for what is no version
 */
export function releaseManifests(agent: 'flux' | 'argocd', version: string): ReleaseManifests {
  const plain = /^v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)$/.exec(version)?.[1];
  if (plain === undefined) {
    throw new ActionError(
      'INPUT_INVALID',
      `Looking for the manifests of ${agent} failed: "${version}" is no version.`,
      {
        hint: 'Give the version of a release, such as 2.9.4.',
      },
    );
  }
  if (agent === 'argocd') {
    const url = `https://raw.githubusercontent.com/argoproj/argo-cd/v${plain}/manifests/install.yaml`;
    return { agent, version: plain, url, checksumsUrl: undefined };
  }
  const folder = `https://github.com/fluxcd/flux2/releases/download/v${plain}`;
  return {
    agent,
    version: plain,
    url: `${folder}/install.yaml`,
    checksumsUrl: `${folder}/flux_${plain}_checksums.txt`,
  };
}
