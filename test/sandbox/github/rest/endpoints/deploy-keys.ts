import type { DeployKey } from '../../state/deploy-keys.ts';
import { type Endpoint, type Reply, type RestCall, reads, writes } from '../endpoint.ts';
import { type Json, textOf } from '../json.ts';
import { repositoryUrl } from '../objects/repository.ts';
import { paged } from '../page.ts';
import { notFound, Refusal, validationFailed } from '../refusal.ts';

export const deployKeyEndpoints: readonly Endpoint[] = [
  {
    route: 'GET /repos/{owner}/{repo}/keys',
    needs: [reads('administration')],
    handle: async (call) => {
      const keys = call.world.deployKeys.of(call.repository.nameWithOwner);
      return paged(
        call,
        keys.map((key) => deployKeyObject(call, key)),
      );
    },
  },
  { route: 'POST /repos/{owner}/{repo}/keys', needs: [writes('administration')], handle: create },
  {
    route: 'DELETE /repos/{owner}/{repo}/keys/{key_id}',
    needs: [writes('administration')],
    handle: async ({ world, repository, parameters }) => {
      if (!world.deployKeys.remove(repository.nameWithOwner, Number(parameters.key_id))) throw notFound();
      return { status: 204 };
    },
  },
];

/** A key that is registered anywhere is refused: github.com/ansible-collections/community.general/issues/6718 */
async function create(call: RestCall): Promise<Reply> {
  const { world, repository, body, caller } = call;
  if (!repository.settings.allowsDeployKeys) throw new Refusal(422, 'Deploy keys are disabled for this repository');
  const [type = '', blob = '', ...comment] = (textOf(body, 'key') ?? '').trim().split(/\s+/);
  if (!isPublicKey(type, blob)) throw invalid('key is invalid. You must supply a key in OpenSSH public key format');
  const key = `${type} ${blob}`;
  if (world.deployKeys.isTaken(key)) throw invalid('key is already in use');
  const title = textOf(body, 'title') ?? (comment.join(' ') || key);
  const seed = { repository: repository.nameWithOwner, title, key, readOnly: body.read_only === true };
  return { status: 201, body: deployKeyObject(call, world.deployKeys.add({ ...seed, addedBy: caller.actor })) };
}

function invalid(message: string): Refusal {
  return validationFailed({ resource: 'PublicKey', code: 'custom', field: 'key', message });
}

/** The blob begins with its own type. https://www.rfc-editor.org/rfc/rfc4253#section-6.6 */
function isPublicKey(type: string, blob: string): boolean {
  const bytes = Buffer.from(blob, 'base64');
  return (
    type !== '' && bytes.length > 4 + type.length && bytes.toString('latin1', 4, 4 + bytes.readUInt32BE()) === type
  );
}

function deployKeyObject({ world, repository }: RestCall, key: DeployKey): Json {
  return {
    id: key.id,
    key: key.key,
    url: `${repositoryUrl(world, repository)}/keys/${key.id}`,
    title: key.title,
    verified: true,
    created_at: key.createdAt.toISOString().replace(/\.\d+/, ''),
    read_only: key.readOnly,
    added_by: key.addedBy,
    last_used: null,
    enabled: repository.settings.allowsDeployKeys,
  };
}
