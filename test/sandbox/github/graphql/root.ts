import { textOf } from '../rest/json.ts';
import { account } from '../state/account.ts';
import { autoMergeMutations } from './mutations/auto-merge.ts';
import { branchMutations } from './mutations/branches.ts';
import { commitMutation } from './mutations/commit.ts';
import { decorationMutations } from './mutations/decorations.ts';
import { pullRequestMutations } from './mutations/pull-requests.ts';
import { organizationNamed, userNamed } from './nodes/organization.ts';
import { repositoryNode } from './nodes/repository.ts';
import type { Field } from './resolve.ts';
import { repositoryNamed, type Scope } from './scope.ts';

/** The fields of Query and of Mutation: no name is in both. */
export function rootValue(scope: Scope): Readonly<Record<string, Field>> {
  const { world, caller } = scope;
  return {
    repository: (args: Readonly<Record<string, unknown>>) => {
      const name = `${textOf(args, 'owner') ?? ''}/${textOf(args, 'name') ?? ''}`;
      return repositoryNode(scope, repositoryNamed(scope, name));
    },
    viewer: () => {
      const { login, nodeId, id } = account(caller.actor);
      return { __typename: 'User', login, name: null, id: nodeId, databaseId: id };
    },
    rateLimit: () => {
      const { limit, used, remaining, resetAt } = world.budgets.of(caller, 'graphql');
      return { __typename: 'RateLimit', cost: 1, nodeCount: 0, limit, used, remaining, resetAt: resetAt.toISOString() };
    },
    user: (args: Readonly<Record<string, unknown>>) => userNamed(scope, textOf(args, 'login') ?? ''),
    organization: (args: Readonly<Record<string, unknown>>) => organizationNamed(scope, textOf(args, 'login') ?? ''),
    ...autoMergeMutations(scope),
    ...branchMutations(scope),
    ...commitMutation(scope),
    ...decorationMutations(scope),
    ...pullRequestMutations(scope),
  };
}
