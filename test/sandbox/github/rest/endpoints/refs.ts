import { zeros } from '../../git/move-refs.ts';
import { findObject } from '../../git/objects.ts';
import { isRefName } from '../../git/ref-name.ts';
import { isFastForward, type Ref, readRef, resolveCommit, swapRefs } from '../../git/refs.ts';
import { nodeId } from '../../state/node-id.ts';
import { refsChanged } from '../../state/refs-changed.ts';
import { refRuleProblem } from '../../state/rules.ts';
import { type Endpoint, type RestCall, reads, writes } from '../endpoint.ts';
import { type Json, textOf } from '../json.ts';
import { repositoryUrl } from '../objects/repository.ts';
import { notFound, Refusal } from '../refusal.ts';

export const refEndpoints: readonly Endpoint[] = [
  {
    route: 'GET /repos/{owner}/{repo}/git/ref/{ref}',
    needs: [reads('contents')],
    handle: async (call) => {
      const ref = await readRef(call.repository.git, named(call));
      if (ref === undefined) throw notFound();
      return { status: 200, body: refObject(call, ref) };
    },
  },
  { route: 'POST /repos/{owner}/{repo}/git/refs', needs: [writes('contents')], handle: createRef },
  { route: 'PATCH /repos/{owner}/{repo}/git/refs/{ref}', needs: [writes('contents')], handle: moveRef },
  { route: 'DELETE /repos/{owner}/{repo}/git/refs/{ref}', needs: [writes('contents')], handle: deleteRef },
];

function named({ parameters }: RestCall): string {
  return `refs/${parameters.ref ?? ''}`;
}

async function createRef(call: RestCall): ReturnType<Endpoint['handle']> {
  const { git } = call.repository;
  const name = textOf(call.body, 'ref') ?? '';
  const sha = textOf(call.body, 'sha') ?? '';
  if (!isRefName(name)) throw new Refusal(422, `${name} is not a valid ref name.`);
  if ((await readRef(git, name)) !== undefined) throw new Refusal(422, 'Reference already exists');
  if ((await findObject(git, sha)) === undefined) throw new Refusal(422, 'Object does not exist');
  await swap(call, { name, before: zeros, after: sha });
  return { status: 201, body: await current(call, name) };
}

async function moveRef(call: RestCall): ReturnType<Endpoint['handle']> {
  const { git } = call.repository;
  const name = named(call);
  const after = textOf(call.body, 'sha') ?? '';
  const ref = await readRef(git, name);
  if (ref === undefined) throw new Refusal(422, 'Reference does not exist');
  if ((await resolveCommit(git, after)) === undefined) throw new Refusal(422, 'Object does not exist');
  if (call.body.force !== true && !(await isFastForward(git, ref.oid, after))) {
    throw new Refusal(422, 'Update is not a fast forward');
  }
  await swap(call, { name, before: ref.oid, after });
  return { status: 200, body: await current(call, name) };
}

async function deleteRef(call: RestCall): ReturnType<Endpoint['handle']> {
  const name = named(call);
  const ref = await readRef(call.repository.git, name);
  if (ref === undefined) throw new Refusal(422, 'Reference does not exist');
  await swap(call, { name, before: ref.oid, after: zeros });
  return { status: 204 };
}

/** GitHub says no more than this, be it a lost race or `a/b` beside `a`: github/rest-api-description#4887. */
async function swap(
  { world, repository, caller }: RestCall,
  update: { readonly name: string; readonly before: string; readonly after: string },
): Promise<void> {
  const problem = await refRuleProblem(repository, caller, update);
  if (problem !== undefined) throw new Refusal(422, problem);
  const changes = await swapRefs(repository.git, [update]);
  if (changes === undefined) throw new Refusal(422, 'Reference update failed');
  await refsChanged(world, repository, { changes, by: caller });
}

async function current(call: RestCall, name: string): Promise<Json> {
  const ref = await readRef(call.repository.git, name);
  if (ref === undefined) throw notFound();
  return refObject(call, ref);
}

function refObject({ world, repository }: RestCall, { name, oid, type }: Ref): Json {
  const url = `${repositoryUrl(world, repository)}/git`;
  return {
    ref: name,
    node_id: nodeId('REF', repository.id, name),
    url: `${url}/${name}`,
    object: { sha: oid, type, url: `${url}/${type}s/${oid}` },
  };
}
