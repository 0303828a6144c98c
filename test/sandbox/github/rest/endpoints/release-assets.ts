import type { Release } from '../../state/releases.ts';
import { type Endpoint, type Reply, type RestCall, writes } from '../endpoint.ts';
import { assetObject } from '../objects/release.ts';
import { notFound, Refusal, validationFailed } from '../refusal.ts';

const collection = '/repos/{owner}/{repo}/releases';

export const releaseAssetEndpoints: readonly Endpoint[] = [
  {
    route: `POST ${collection}/{release_id}/assets`,
    needs: [writes('contents')],
    takesBytes: true,
    handle: upload,
  },
  {
    route: `DELETE ${collection}/assets/{asset_id}`,
    needs: [writes('contents')],
    handle: async ({ repository, parameters }) => {
      const id = Number(parameters.asset_id);
      const holder = repository.releases.holderOf(id);
      if (holder === undefined) throw notFound();
      if (holder.immutable) throw new Refusal(422, 'Cannot delete assets from an immutable release.');
      repository.releases.removeAsset(id);
      return { status: 204 };
    },
  },
];

async function upload(call: RestCall): Promise<Reply> {
  const { world, repository, caller, bytes, contentType } = call;
  const release = wanted(call);
  const name = call.query.get('name') ?? '';
  if (release.immutable) throw new Refusal(422, 'Cannot upload assets to an immutable release.');
  if (bytes.length === 0) throw new Refusal(400, 'Bad Content-Length: 0');
  if (release.assets.some((asset) => asset.name === name)) {
    throw validationFailed({ resource: 'ReleaseAsset', code: 'already_exists', field: 'name' });
  }
  const asset = repository.releases.addAsset(release.id, {
    ...{ name, contentType, uploader: caller.actor },
    content: bytes,
  });
  return { status: 201, body: assetObject(world, repository, { release, asset }) };
}

function wanted({ repository, parameters }: RestCall): Release {
  const release = repository.releases.get(Number(parameters.release_id));
  if (release === undefined) throw notFound();
  return release;
}
