import { readCommit } from '../../git/commits.ts';
import { listRefs, readRef, resolveCommit } from '../../git/refs.ts';
import { type Endpoint, type RestCall, reads } from '../endpoint.ts';
import type { Json } from '../json.ts';
import { commitObject } from '../objects/commit.ts';
import { repositoryObject, repositoryUrl } from '../objects/repository.ts';
import { paged } from '../page.ts';
import { Refusal } from '../refusal.ts';

export const repositoryEndpoints: readonly Endpoint[] = [
  {
    route: 'GET /repos/{owner}/{repo}',
    needs: [reads('metadata')],
    handle: async ({ world, repository }) => ({ status: 200, body: repositoryObject(world, repository) }),
  },
  {
    route: 'GET /repos/{owner}/{repo}/branches',
    needs: [reads('contents')],
    handle: async (call) => {
      const branches = await listRefs(call.repository.git, 'refs/heads/');
      return paged(
        call,
        branches.map(({ name, oid }) => branchEntry(call, name.slice('refs/heads/'.length), oid)),
      );
    },
  },
  {
    route: 'GET /repos/{owner}/{repo}/branches/{branch}',
    needs: [reads('contents')],
    handle: async (call) => ({ status: 200, body: await branchObject(call, call.parameters.branch ?? '') }),
  },
  {
    route: 'GET /repos/{owner}/{repo}/commits/{ref}',
    needs: [reads('contents')],
    handle: async ({ world, repository, parameters }) => {
      const { ref = '' } = parameters;
      const oid = await resolveCommit(repository.git, ref);
      if (oid === undefined) throw new Refusal(422, `No commit found for SHA: ${ref}`);
      return { status: 200, body: commitObject(world, repository, await readCommit(repository.git, oid)) };
    },
  },
];

function branchEntry({ world, repository }: RestCall, name: string, sha: string): Json {
  return { name, commit: { sha, url: `${repositoryUrl(world, repository)}/commits/${sha}` }, protected: false };
}

async function branchObject({ world, repository }: RestCall, name: string): Promise<Json> {
  const ref = await readRef(repository.git, `refs/heads/${name}`);
  if (ref === undefined) throw new Refusal(404, 'Branch not found');
  const url = `${repositoryUrl(world, repository)}/branches/${name}`;
  return {
    name,
    commit: commitObject(world, repository, await readCommit(repository.git, ref.oid)),
    _links: { self: url, html: `${world.url}/${repository.nameWithOwner}/tree/${name}` },
    protected: false,
    protection: { enabled: false },
    protection_url: `${url}/protection`,
  };
}
