import { readRef } from '../../git/refs.ts';
import { writes } from '../../rest/endpoint.ts';
import { isJson, type Json, textOf } from '../../rest/json.ts';
import { commitFiles, type FilesCommit } from '../../state/commit-files.ts';
import type { Repository } from '../../state/repository.ts';
import { commitNode } from '../nodes/commit.ts';
import { refNode } from '../nodes/ref.ts';
import { notFound, stale, unprocessable } from '../refusal.ts';
import { demand, refOf, repositoryNamed, type Scope } from '../scope.ts';
import { mutationFields, required } from './mutation.ts';

export function commitMutation(scope: Scope): ReturnType<typeof mutationFields> {
  const members = ['branch', 'expectedHeadOid', 'message', 'fileChanges'];
  return mutationFields([
    { name: 'createCommitOnBranch', members, run: (input) => createCommitOnBranch(scope, input) },
  ]);
}

async function createCommitOnBranch(scope: Scope, input: Json): Promise<Json> {
  const { repository, branch } = target(scope, input.branch);
  demand(scope, repository, [writes('contents')]);
  const expectedHead = required(input, 'expectedHeadOid');
  const outcome = await commitFiles(scope.world, repository, {
    branch,
    expectedHead,
    message: messageOf(input.message),
    ...changesOf(input.fileChanges),
    by: scope.caller,
  });
  switch (outcome.kind) {
    case 'committed': {
      const ref = await readRef(repository.git, `refs/heads/${branch}`);
      const commit = commitNode(scope, repository, outcome.commit);
      return { commit, ref: ref === undefined ? null : refNode(scope, repository, ref) };
    }
    case 'no-branch':
      throw notFound(`Could not resolve to a Ref with the name '${branch}'.`);
    case 'stale':
      throw stale(expectedHead);
    case 'refused':
      throw unprocessable(outcome.message);
    default:
      throw outcome satisfies never;
  }
}

/** By the id of a ref, or by repository and branch name. */
function target(scope: Scope, branch: unknown): { readonly repository: Repository; readonly branch: string } {
  if (!isJson(branch)) throw unprocessable('A branch is required.');
  const id = textOf(branch, 'id');
  const found = id === undefined ? undefined : refOf(scope, id);
  const name = found?.name ?? textOf(branch, 'branchName');
  const nameWithOwner = textOf(branch, 'repositoryNameWithOwner');
  const repository =
    found?.repository ?? (nameWithOwner === undefined ? undefined : repositoryNamed(scope, nameWithOwner));
  if (repository === undefined || name === undefined) {
    throw unprocessable('A branch is named by its id, or by both repositoryNameWithOwner and branchName.');
  }
  return { repository, branch: name.replace(/^refs\/heads\//, '') };
}

function messageOf(message: unknown): string {
  const { headline, body } = isJson(message) ? message : {};
  return typeof body === 'string' && body !== '' ? `${String(headline)}\n\n${body}` : String(headline);
}

function changesOf(changes: unknown): Pick<FilesCommit, 'additions' | 'deletions'> {
  const { additions, deletions } = isJson(changes) ? changes : {};
  return {
    additions: listOf(additions).map((addition) => ({
      path: required(addition, 'path'),
      content: decoded(required(addition, 'contents')),
    })),
    deletions: listOf(deletions).map((deletion) => required(deletion, 'path')),
  };
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

function decoded(base64: string): Buffer {
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) {
    throw unprocessable('The contents of an addition must be Base64 (RFC 4648).');
  }
  return Buffer.from(base64, 'base64');
}
