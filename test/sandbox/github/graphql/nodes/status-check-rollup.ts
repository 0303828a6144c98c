import { reads } from '../../rest/endpoint.ts';
import type { Json } from '../../rest/json.ts';
import type { CheckRun } from '../../state/check-runs.ts';
import { nodeId } from '../../state/node-id.ts';
import type { Repository } from '../../state/repository.ts';
import type { CommitStatus } from '../../state/statuses.ts';
import { connection, paging } from '../connection.ts';
import { type GraphqlNode, only } from '../resolve.ts';
import { demand, type Scope } from '../scope.ts';
import { actorNode } from './actor.ts';

/** What is said of a commit, of each context the newest; null for one that nobody said anything about. */
export function statusCheckRollup(scope: Scope, repository: Repository, oid: string): GraphqlNode | null {
  demand(scope, repository, [reads('statuses')]);
  const statuses = repository.statuses.newest(oid);
  const runs = newestOf(repository.checkRuns.list(oid));
  const states: readonly string[] = [
    ...statuses.map(({ state }) => state),
    ...runs.map(({ conclusion }) => (conclusion === 'success' ? 'success' : 'failure')),
  ];
  if (states.length === 0) return null;
  const hasFailed = states.includes('failure') || states.includes('error');
  const state = hasFailed ? 'FAILURE' : states.includes('pending') ? 'PENDING' : 'SUCCESS';
  return {
    __typename: 'StatusCheckRollup',
    state,
    contexts: (args: Json) => {
      only(args, 'StatusCheckRollup.contexts', paging);
      if (runs.length > 0) demand(scope, repository, [reads('checks')]);
      const nodes = [
        ...statuses.map((status) => statusNode(scope, repository, status)),
        ...runs.map((run) => checkRunNode(repository, run)),
      ];
      return connection({ name: 'StatusCheckRollupContext', field: 'contexts' }, nodes, { args, node: (node) => node });
    },
  };
}

/** Of each name by each App. */
function newestOf(runs: readonly CheckRun[]): readonly CheckRun[] {
  const seen = new Set<string>();
  return runs.filter(({ app, name }) => !seen.has(`${app} ${name}`) && seen.add(`${app} ${name}`));
}

function checkRunNode({ id: repositoryId }: Repository, { id, name, app, conclusion, at }: CheckRun): GraphqlNode {
  return {
    __typename: 'CheckRun',
    id: nodeId('CR', repositoryId, id),
    name,
    status: 'COMPLETED',
    conclusion: conclusion.toUpperCase(),
    startedAt: at.toISOString(),
    completedAt: at.toISOString(),
    checkSuite: { __typename: 'CheckSuite', app: { __typename: 'App', slug: app } },
  };
}

/** The statuses alone; null where there are none. */
export function commitStatus(scope: Scope, repository: Repository, oid: string): GraphqlNode | null {
  demand(scope, repository, [reads('statuses')]);
  const statuses = repository.statuses.newest(oid);
  if (statuses.length === 0) return null;
  return {
    __typename: 'Status',
    context: (args: Json) => {
      const status = statuses.find(({ context }) => context === args.name);
      return status === undefined ? null : statusNode(scope, repository, status);
    },
  };
}

function statusNode(scope: Scope, { id: repositoryId }: Repository, status: CommitStatus): GraphqlNode {
  const { id, context, state, description, targetUrl, creator, createdAt } = status;
  return {
    __typename: 'StatusContext',
    id: nodeId('SC', repositoryId, id),
    context,
    state: state.toUpperCase(),
    description,
    targetUrl,
    creator: () => actorNode(scope, creator),
    createdAt: createdAt.toISOString(),
  };
}
