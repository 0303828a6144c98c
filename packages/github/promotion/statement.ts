import { at, listAt, textAt } from '../json.ts';
import { loginOf } from './login.ts';

/** What somebody says of a commit: a status, or a check run. */
export interface Statement {
  readonly kind: 'status' | 'check-run';
  /** The context of a status, the name of a check run. */
  readonly context: string;
  /** A login, that of an App with `[bot]`; '' where GitHub does not tell. */
  readonly by: string;
  readonly state: 'success' | 'failure' | 'pending';
  /** When it was said, as GitHub writes it. */
  readonly at: string;
}

const contextsRead = 100;

/** Of each context only the newest is told. */
export const statementSelection = [
  `statusCheckRollup { contexts(first: ${contextsRead}) { totalCount nodes { __typename`,
  '... on StatusContext { context state createdAt creator { __typename login } }',
  '... on CheckRun { name status conclusion startedAt completedAt checkSuite { app { slug } } }',
  '} } }',
].join(' ');

/** @returns undefined where more is said than was read: what is left out may be what counts */
export function statementsOf(commit: unknown): readonly Statement[] | undefined {
  const contexts = at(commit, 'statusCheckRollup', 'contexts');
  const nodes = listAt(contexts, 'nodes');
  const total = at(contexts, 'totalCount');
  if (typeof total === 'number' && total > nodes.length) return undefined;
  return nodes.map((node) => (at(node, '__typename') === 'CheckRun' ? checkRun(node) : status(node)));
}

function status(node: unknown): Statement {
  const state = textAt(node, 'state');
  return {
    kind: 'status',
    context: textAt(node, 'context'),
    by: loginOf(at(node, 'creator')),
    state: state === 'SUCCESS' ? 'success' : state === 'PENDING' || state === 'EXPECTED' ? 'pending' : 'failure',
    at: textAt(node, 'createdAt'),
  };
}

function checkRun(node: unknown): Statement {
  const slug = at(node, 'checkSuite', 'app', 'slug');
  const conclusion = at(node, 'conclusion');
  const isEnded = at(node, 'status') === 'COMPLETED';
  return {
    kind: 'check-run',
    context: textAt(node, 'name'),
    by: typeof slug === 'string' ? `${slug}[bot]` : '',
    state: isEnded ? (conclusion === 'SUCCESS' ? 'success' : 'failure') : 'pending',
    at: String(at(node, 'completedAt') ?? at(node, 'startedAt') ?? ''),
  };
}
