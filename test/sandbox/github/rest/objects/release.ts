import { account } from '../../state/account.ts';
import { nodeId } from '../../state/node-id.ts';
import type { Release, ReleaseAsset } from '../../state/releases.ts';
import type { Repository } from '../../state/repository.ts';
import { uploadPath, type World } from '../../state/world.ts';
import type { Json } from '../json.ts';
import { accountObject } from './account.ts';
import { repositoryUrl } from './repository.ts';

/** OpenAPI's `release`. A draft has no page that its tag names. */
export function releaseObject(world: World, repository: Repository, release: Release): Json {
  const { id, tag, target, name, body, draft, prerelease, immutable, author, createdAt, publishedAt } = release;
  const url = `${repositoryUrl(world, repository)}/releases/${id}`;
  const html = `${world.url}/${repository.nameWithOwner}/releases`;
  const archive = (form: string): string | null =>
    draft ? null : `${repositoryUrl(world, repository)}/${form}/refs/tags/${tag}`;
  return {
    url,
    html_url: `${html}/tag/${draft ? `untagged-${id}` : tag}`,
    assets_url: `${url}/assets`,
    upload_url: `${world.url}${uploadPath}/repos/${repository.nameWithOwner}/releases/${id}/assets{?name,label}`,
    tarball_url: archive('tarball'),
    zipball_url: archive('zipball'),
    id,
    node_id: nodeId('RE', id),
    tag_name: tag,
    target_commitish: target,
    name,
    body,
    draft,
    prerelease,
    immutable,
    created_at: createdAt.toISOString(),
    published_at: publishedAt?.toISOString() ?? null,
    author: accountObject(world, account(author, world.owner)),
    assets: release.assets.map((asset) => assetObject(world, repository, { release, asset })),
  };
}

/** OpenAPI's `release-asset`. */
export function assetObject(
  world: World,
  repository: Repository,
  { release, asset }: { readonly release: Release; readonly asset: ReleaseAsset },
): Json {
  const { id, name, contentType, content, digest, uploader, createdAt } = asset;
  const place = release.draft ? `untagged-${release.id}` : release.tag;
  return {
    url: `${repositoryUrl(world, repository)}/releases/assets/${id}`,
    browser_download_url: `${world.url}/${repository.nameWithOwner}/releases/download/${place}/${name}`,
    id,
    node_id: nodeId('RA', id),
    name,
    label: '',
    state: 'uploaded',
    content_type: contentType,
    size: content.length,
    digest,
    download_count: 0,
    created_at: createdAt.toISOString(),
    updated_at: createdAt.toISOString(),
    uploader: accountObject(world, account(uploader, world.owner)),
  };
}
