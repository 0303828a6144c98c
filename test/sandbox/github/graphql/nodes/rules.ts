import type { Json } from '../../rest/json.ts';
import { nodeId } from '../../state/node-id.ts';
import type { Repository } from '../../state/repository.ts';
import { hasRules, rulesOf } from '../../state/rules.ts';
import { connection } from '../connection.ts';
import type { GraphqlNode } from '../resolve.ts';
import type { Scope } from '../scope.ts';

/** What holds for the branch; null where nothing does. */
export function refUpdateRule({ caller }: Scope, repository: Repository, branch: string): GraphqlNode | null {
  const rules = rulesOf(repository, branch);
  if (!hasRules(rules)) return null;
  const bypasses = rules.bypass?.includes(caller.actor) === true;
  return {
    __typename: 'RefUpdateRule',
    pattern: branch,
    requiredApprovingReviewCount: rules.pullRequest?.approvals ?? null,
    requiredStatusCheckContexts: rules.checks ?? [],
    requiresLinearHistory: rules.linearHistory === true,
    requiresCodeOwnerReviews: false,
    requiresConversationResolution: false,
    requiresSignatures: false,
    allowsDeletions: false,
    allowsForcePushes: false,
    blocksCreations: false,
    viewerAllowedToDismissReviews: false,
    viewerCanPush: bypasses || (rules.pullRequest === undefined && rules.mergeQueue !== true),
  };
}

/** Of what the rule sets say about a branch, the statuses that they require. */
export function ruleConnection(repository: Repository, branch: string | undefined, args: Json): GraphqlNode {
  const { checks = [], checkApps = {}, upToDate = false } = branch === undefined ? {} : rulesOf(repository, branch);
  const rule: GraphqlNode = {
    __typename: 'RepositoryRule',
    id: nodeId('RRU', repository.id, branch ?? ''),
    type: 'REQUIRED_STATUS_CHECKS',
    parameters: {
      __typename: 'RequiredStatusChecksParameters',
      doNotEnforceOnCreate: false,
      strictRequiredStatusChecksPolicy: upToDate,
      requiredStatusChecks: checks.map((context) => ({
        __typename: 'StatusCheckConfiguration',
        context,
        integrationId: checkApps[context] ?? null,
      })),
    },
  };
  const type = { name: 'RepositoryRule', field: 'rules' };
  return connection(type, checks.length === 0 ? [] : [rule], { args, node: (each) => each });
}

export function mergeQueueNode({ world }: Scope, repository: Repository, branch: string): GraphqlNode | null {
  if (rulesOf(repository, branch).mergeQueue !== true) return null;
  return {
    __typename: 'MergeQueue',
    id: nodeId('MQ', repository.id, branch),
    url: `${world.url}/${repository.nameWithOwner}/queue/${branch}`,
  };
}
