import { at, listAt, numberAt, textAt } from '../json.ts';
import type { Transport } from '../transport.ts';

/** A file of a release. */
export interface RemoteAsset {
  readonly id: number;
  readonly name: string;
  /** `sha256:…`; '' where the server does not tell, as older Enterprise Servers. */
  readonly digest: string;
  /** False for what is left of an upload that broke off. */
  readonly isWhole: boolean;
}

export interface RemoteRelease {
  readonly id: number;
  readonly tag: string;
  readonly url: string;
  readonly draft: boolean;
  readonly prerelease: boolean;
  /** Its tag and its files can never change. */
  readonly immutable: boolean;
  /** Where files are sent. */
  readonly uploadUrl: string;
  readonly assets: readonly RemoteAsset[];
}

const pageSize = 100;

/** All releases, newest first; drafts only for a token that may write contents. */
export async function listReleases(transport: Transport, repository: string): Promise<readonly RemoteRelease[]> {
  const step = { doing: `Reading the releases of ${repository}`, repository, permission: 'contents: read' };
  const releases: RemoteRelease[] = [];
  for (let page = 1; ; page++) {
    const url = `/repos/${repository}/releases?per_page=${pageSize}&page=${page}`;
    const { data } = await transport.read({ method: 'GET', url }, step);
    const found: readonly unknown[] = Array.isArray(data) ? data : [];
    releases.push(...found.map(releaseIn));
    if (found.length < pageSize) return releases;
  }
}

function releaseIn(data: unknown): RemoteRelease {
  return {
    id: numberAt(data, 'id'),
    tag: textAt(data, 'tag_name'),
    url: textAt(data, 'html_url'),
    draft: at(data, 'draft') === true,
    prerelease: at(data, 'prerelease') === true,
    immutable: at(data, 'immutable') === true,
    uploadUrl: textAt(data, 'upload_url').replace(/\{.*$/, ''),
    assets: listAt(data, 'assets').map((asset) => ({
      id: numberAt(asset, 'id'),
      name: textAt(asset, 'name'),
      digest: String(at(asset, 'digest') ?? ''),
      isWhole: at(asset, 'state') === 'uploaded',
    })),
  };
}
