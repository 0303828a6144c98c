import { errorsOf, type GraphqlError, isInternal, isLimited, isMissing, refusalOfGraphql } from '../graphql-error.ts';
import { at } from '../json.ts';
import type { GraphqlRequest } from '../plan.ts';
import { secondsUntilReset } from '../rate-limit.ts';
import { unavailable } from '../refusal.ts';
import type { Step } from '../step.ts';
import type { Transport } from '../transport.ts';

interface Asked {
  readonly request: GraphqlRequest;
  readonly step: Step;
  /** Whether an error leaves an answer that says what it has to. */
  readonly tolerates?: (error: GraphqlError) => boolean;
}

/** Asks until GitHub answers; what does not exist is an answer too. @throws ActionError what reading throws */
export async function ask(transport: Transport, { request, step, tolerates = () => false }: Asked): Promise<unknown> {
  for (let attempt = 1; ; attempt++) {
    const { data, headers } = await transport.read({ method: 'POST', url: transport.graphqlUrl, body: request }, step);
    const failure = errorsOf(data).find((error) => !isMissing(error) && !tolerates(error));
    if (failure === undefined) return at(data, 'data');
    if (!isInternal(failure) && !isLimited(failure)) throw refusalOfGraphql(failure, stepFor(failure, step));
    const seconds = isLimited(failure) ? secondsUntilReset(headers, attempt) : 0;
    if (await transport.patience.pause(attempt, seconds)) continue;
    throw isInternal(failure) ? unavailable(step, failure.message) : refusalOfGraphql(failure, step);
  }
}

/** What a token has to have for the part of the answer that was refused. */
const permissions: readonly (readonly [field: string, permission: string])[] = [
  ['contexts', 'checks: read'],
  ['statusCheckRollup', 'statuses: read'],
  ['status', 'statuses: write'],
  ['latestOpinionatedReviews', 'pull-requests: write'],
  ['pullRequest', 'pull-requests: write'],
  ['pullRequests', 'pull-requests: write'],
  ['associatedPullRequests', 'pull-requests: write'],
];

function stepFor({ path }: GraphqlError, step: Step): Step {
  const [, permission] = permissions.find(([field]) => path.includes(field)) ?? [];
  return permission === undefined ? step : { ...step, permission };
}
