import { type RefUpdate, zeros } from '../../git/move-refs.ts';
import { findObject } from '../../git/objects.ts';
import { isRefName } from '../../git/ref-name.ts';
import { isFastForward, readRef, swapRefs } from '../../git/refs.ts';
import { writes } from '../../rest/endpoint.ts';
import { isJson, type Json, textOf } from '../../rest/json.ts';
import { refsChanged } from '../../state/refs-changed.ts';
import type { Repository } from '../../state/repository.ts';
import { refRuleProblem } from '../../state/rules.ts';
import { refNode } from '../nodes/ref.ts';
import { unprocessable } from '../refusal.ts';
import { only } from '../resolve.ts';
import { demand, refOf, repositoryOf, type Scope } from '../scope.ts';
import { mutationFields, required } from './mutation.ts';

export function branchMutations(scope: Scope): ReturnType<typeof mutationFields> {
  return mutationFields([
    { name: 'createRef', members: ['repositoryId', 'name', 'oid'], run: (input) => createRef(scope, input) },
    { name: 'deleteRef', members: ['refId'], run: (input) => deleteRef(scope, input) },
    { name: 'updateRefs', members: ['repositoryId', 'refUpdates'], run: (input) => updateRefs(scope, input) },
  ]);
}

async function createRef(scope: Scope, input: Json): Promise<Json> {
  const repository = repositoryOf(scope, required(input, 'repositoryId'));
  demand(scope, repository, [writes('contents')]);
  const [name, oid] = [required(input, 'name'), required(input, 'oid')];
  const { git } = repository;
  if (!isRefName(name)) throw unprocessable(`"${name}" is not a valid ref name.`);
  if ((await readRef(git, name)) !== undefined) {
    throw unprocessable(`A ref named "${name}" already exists in the repository.`);
  }
  if ((await findObject(git, oid)) === undefined) throw unprocessable(`Oid ${oid} does not exist in the repository.`);
  await swap(scope, repository, [{ name, before: zeros, after: oid }]);
  const ref = await readRef(git, name);
  return { ref: ref === undefined ? null : refNode(scope, repository, ref) };
}

async function deleteRef(scope: Scope, input: Json): Promise<Json> {
  const { repository, name } = refOf(scope, required(input, 'refId'));
  demand(scope, repository, [writes('contents')]);
  const ref = await readRef(repository.git, name);
  if (ref === undefined) throw unprocessable('Reference does not exist');
  await swap(scope, repository, [{ name, before: ref.oid, after: zeros }]);
  return {};
}

/** All or nothing. `beforeOid` of zeros: must not exist; `afterOid` of zeros: is deleted; no `beforeOid`: wherever it stands. */
async function updateRefs(scope: Scope, input: Json): Promise<Json> {
  const repository = repositoryOf(scope, required(input, 'repositoryId'));
  demand(scope, repository, [writes('contents')]);
  const given = Array.isArray(input.refUpdates) ? input.refUpdates.filter(isJson) : [];
  const updates = await Promise.all(given.map((update) => checkedUpdate(repository, update)));
  await swap(scope, repository, updates);
  return {};
}

async function checkedUpdate({ git }: Repository, given: Json): Promise<RefUpdate> {
  only(given, 'RefUpdate', ['name', 'beforeOid', 'afterOid', 'force']);
  const [name, after] = [required(given, 'name'), required(given, 'afterOid')];
  const before = textOf(given, 'beforeOid') ?? (await readRef(git, name))?.oid ?? zeros;
  if (!isRefName(name)) throw unprocessable(`"${name}" is not a valid ref name.`);
  if (after === zeros) return { name, before, after };
  if ((await findObject(git, after)) === undefined)
    throw unprocessable(`Oid ${after} does not exist in the repository.`);
  const isKnown = before !== zeros && (await findObject(git, before)) !== undefined;
  if (isKnown && given.force !== true && !(await isFastForward(git, before, after))) {
    throw unprocessable(`The update of ${name} is not a fast forward.`);
  }
  return { name, before, after };
}

async function swap(scope: Scope, repository: Repository, updates: readonly RefUpdate[]): Promise<void> {
  for (const { name, before = zeros, after } of updates) {
    const problem = await refRuleProblem(repository, scope.caller, { name, before, after });
    if (problem !== undefined) throw unprocessable(problem);
  }
  const changes = await swapRefs(repository.git, updates);
  if (changes === undefined) throw unprocessable(await refusedText(repository, updates));
  await refsChanged(scope.world, repository, { changes, by: scope.caller });
}

/** GitHub passes on git's words for a lost race. */
async function refusedText({ git }: Repository, updates: readonly RefUpdate[]): Promise<string> {
  for (const { name, before } of updates) {
    const now = (await readRef(git, name))?.oid ?? zeros;
    if (before !== undefined && now !== before) return `Reference ${name} is at ${now} but expected ${before}`;
  }
  return 'Reference update failed';
}
