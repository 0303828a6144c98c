import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { toTrustMaterial, VerifierOptions } from '@sigstore/verify';
import { githubRoot } from './github-root.ts';

/** The authorities, logs and time stampers of a signing service. */
type TrustedRoot = Parameters<typeof toTrustMaterial>[0];

/** What proves a signature of a signing service. */
export interface Trust {
  readonly root: TrustedRoot;
  readonly demands: VerifierOptions;
}

/**
 * Finds out what is trusted of the organization that issued a certificate; undefined: nothing.
 * @throws whatever keeps it from being found out
 */
export type TrustRoots = (organization: string) => Promise<Trust | undefined>;

/** Where a signing service publishes its root. */
export interface Mirror {
  readonly url: string;
  /** The root that is trusted to begin with; undefined: the one that sigstore's own library brings along. */
  readonly root: object | undefined;
  readonly demands: VerifierOptions;
}

/** What each service's own verifiers demand: GitHub's has no transparency log, a time stamp stands in for it. */
const services: ReadonlyMap<string, Mirror> = new Map([
  [
    'sigstore.dev',
    {
      url: 'https://tuf-repo-cdn.sigstore.dev',
      root: undefined,
      demands: { ctlogThreshold: 1, tlogThreshold: 1, timestampThreshold: 1 },
    },
  ],
  [
    'GitHub, Inc.',
    {
      url: 'https://tuf-repo.github.com',
      root: githubRoot,
      demands: { ctlogThreshold: 0, tlogThreshold: 0, timestampThreshold: 1 },
    },
  ],
]);

/**
 * The roots as their services publish them now, by The Update Framework: keys change, and what was built in would go stale.
 * @param folder for what is downloaded
 * @see https://theupdateframework.github.io/specification/latest/
 */
export function publishedRoots(folder: string, mirrors: ReadonlyMap<string, Mirror> = services): TrustRoots {
  const roots = new Map<string, Promise<TrustedRoot>>();
  return async (organization) => {
    const mirror = mirrors.get(organization);
    if (mirror === undefined) return undefined;
    const root = roots.get(mirror.url) ?? download(folder, mirror);
    roots.set(mirror.url, root);
    return { root: await root, demands: mirror.demands };
  };
}

async function download(folder: string, { url, root }: Mirror): Promise<TrustedRoot> {
  const { getTrustedRoot } = await import('@sigstore/tuf');
  await mkdir(folder, { recursive: true });
  if (root === undefined) return await getTrustedRoot({ mirrorURL: url, cachePath: folder });
  const rootPath = join(folder, `${encodeURIComponent(url)}.json`);
  await writeFile(rootPath, JSON.stringify(root));
  return await getTrustedRoot({ mirrorURL: url, cachePath: folder, rootPath });
}
