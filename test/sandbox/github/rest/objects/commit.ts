import type { Commit, Signature } from '../../git/commit-object.ts';
import { account, loginOf } from '../../state/account.ts';
import { nodeId } from '../../state/node-id.ts';
import type { Repository } from '../../state/repository.ts';
import type { World } from '../../state/world.ts';
import { isJson, type Json } from '../json.ts';
import { accountObject } from './account.ts';
import { repositoryUrl } from './repository.ts';

/** OpenAPI's `commit`, without the optional statistics and files. */
export function commitObject(world: World, repository: Repository, commit: Commit): Json {
  const api = repositoryUrl(world, repository);
  const html = `${world.url}/${repository.nameWithOwner}`;
  const url = `${api}/commits/${commit.oid}`;
  return {
    sha: commit.oid,
    node_id: nodeId('C', repository.id, commit.oid),
    url,
    html_url: `${html}/commit/${commit.oid}`,
    comments_url: `${url}/comments`,
    commit: {
      author: signatureObject(commit.author),
      committer: signatureObject(commit.committer),
      message: commit.message,
      tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
      url: `${api}/git/commits/${commit.oid}`,
      comment_count: 0,
      verification: verificationObject(repository, commit),
    },
    author: committerAccount(world, commit.author),
    committer: committerAccount(world, commit.committer),
    parents: commit.parents.map((sha) => ({ sha, url: `${api}/commits/${sha}`, html_url: `${html}/commit/${sha}` })),
  };
}

/** OpenAPI's `git-commit`. */
export function gitCommitObject(world: World, repository: Repository, commit: Commit): Json {
  const { sha, node_id, html_url, parents, commit: inner } = commitObject(world, repository, commit);
  const { comment_count: _, ...rest } = isJson(inner) ? inner : {};
  return { sha, node_id, html_url, parents, ...rest };
}

/** What is signed is told, not the signature itself: here is no key to make one with. */
function verificationObject({ signed }: Repository, { oid, committer }: Commit): Json {
  const verified = signed.has(oid);
  const verified_at = verified ? committer.date.toISOString() : null;
  return { verified, reason: verified ? 'valid' : 'unsigned', signature: null, payload: null, verified_at };
}

/** OpenAPI's `simple-commit`. */
export function simpleCommitObject(commit: Commit): Json {
  return {
    id: commit.oid,
    tree_id: commit.tree,
    message: commit.message,
    timestamp: commit.committer.date.toISOString(),
    author: { name: commit.author.name, email: commit.author.email },
    committer: { name: commit.committer.name, email: commit.committer.email },
  };
}

function signatureObject({ name, email, date }: Signature): Json {
  return { name, email, date: date.toISOString() };
}

function committerAccount(world: World, { email }: Signature): Json | null {
  const login = loginOf(email);
  return login === undefined ? null : accountObject(world, account(login, world.owner));
}
