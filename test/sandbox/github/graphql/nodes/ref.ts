import { countCommits, listCommits } from '../../git/commits.ts';
import { type Ref, readRef, resolveCommit } from '../../git/refs.ts';
import { type Json, textOf } from '../../rest/json.ts';
import { nodeId } from '../../state/node-id.ts';
import type { Repository } from '../../state/repository.ts';
import { connection } from '../connection.ts';
import { notFound } from '../refusal.ts';
import type { GraphqlNode } from '../resolve.ts';
import type { Scope } from '../scope.ts';
import { commitNode } from './commit.ts';
import { gitObjectNode } from './git-object.ts';
import { pullRequestConnection } from './pull-request-connection.ts';
import { repositoryNode } from './repository.ts';
import { refUpdateRule, ruleConnection } from './rules.ts';

export function refNode(scope: Scope, repository: Repository, ref: Ref): GraphqlNode {
  const [, prefix = '', name = ref.name] = /^(refs\/[^/]+\/)(.*)$/.exec(ref.name) ?? [];
  return {
    __typename: 'Ref',
    id: nodeId('REF', repository.id, ref.name),
    name,
    prefix,
    repository: () => repositoryNode(scope, repository),
    target: () => gitObjectNode(scope, repository, ref),
    // Every rule comes from a rule set here, none from the older branch protection.
    branchProtectionRule: null,
    rules: (args: Json) => ruleConnection(repository, prefix === 'refs/heads/' ? name : undefined, args),
    refUpdateRule: () => (prefix === 'refs/heads/' ? refUpdateRule(scope, repository, name) : null),
    compare: async (args: Json) =>
      await comparisonNode(scope, repository, { ref, head: textOf(args, 'headRef') ?? '' }),
    associatedPullRequests: (args: Json) => {
      const ofName = { ...args, headRefName: textOf(args, 'headRefName') ?? name };
      return pullRequestConnection(scope, repository, { args: ofName, field: 'associatedPullRequests', isOwn: true });
    },
  };
}

async function comparisonNode(
  scope: Scope,
  repository: Repository,
  { ref, head }: { readonly ref: Ref; readonly head: string },
): Promise<GraphqlNode> {
  const { git } = repository;
  const named = (await readRef(git, `refs/heads/${head}`)) ?? (await readRef(git, head));
  const headOid = named?.oid ?? (await resolveCommit(git, head));
  if (headOid === undefined) throw notFound(`Could not resolve to a Ref with the name '${head}'.`);
  const aheadBy = await countCommits(git, `${ref.oid}..${headOid}`);
  const behindBy = await countCommits(git, `${headOid}..${ref.oid}`);
  const moved = aheadBy > 0 ? (behindBy > 0 ? 'DIVERGED' : 'AHEAD') : behindBy > 0 ? 'BEHIND' : 'IDENTICAL';
  return {
    __typename: 'Comparison',
    id: nodeId('CMP', repository.id, ref.oid, headOid),
    aheadBy,
    behindBy,
    status: moved,
    baseTarget: () => gitObjectNode(scope, repository, { oid: ref.oid, type: 'commit' }),
    headTarget: () => gitObjectNode(scope, repository, { oid: headOid, type: 'commit' }),
    commits: async (args: Json) => {
      const commits = (await listCommits(git, `${ref.oid}..${headOid}`)).toReversed();
      const node = ({ oid }: { readonly oid: string }): GraphqlNode => commitNode(scope, repository, oid);
      return connection({ name: 'ComparisonCommit', field: 'commits' }, commits, { args, node });
    },
  };
}
