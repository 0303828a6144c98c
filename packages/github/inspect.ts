import { isDecorationError } from './decoration.ts';
import { type ExactTexts, readWanted } from './exact-texts.ts';
import type { Answer } from './exchange.ts';
import { errorsOf, type GraphqlError, isInternal, isLimited, isMissing, refusalOfGraphql } from './graphql-error.ts';
import { inspectQuery } from './inspect-query.ts';
import type { Inspection } from './inspection.ts';
import { at } from './json.ts';
import type { Question } from './question.ts';
import { secondsUntilReset } from './rate-limit.ts';
import { readInspection } from './read-inspection.ts';
import { unavailable } from './refusal.ts';
import type { Step } from './step.ts';
import type { Transport } from './transport.ts';

/**
 * Looks once: the base and its files, our branch and its commits, the open pull request. A text that the query does not
 * give exactly costs a request more.
 * @param exact what earlier looks read so; it grows
 * @throws ActionError REPOSITORY_NOT_FOUND, BRANCH_NOT_FOUND, FILE_NOT_FOUND, FILE_NOT_TEXT, LIMIT_EXCEEDED, …
 */
export async function inspect(transport: Transport, question: Question, exact: ExactTexts): Promise<Inspection> {
  const step: Step = {
    doing: `Reading the repository ${question.repository}`,
    repository: question.repository,
    permission: 'contents: read',
  };
  for (let attempt = 1; ; attempt++) {
    const answer = await transport.read(
      { method: 'POST', url: transport.graphqlUrl, body: inspectQuery(question) },
      step,
    );
    const failure = errorsOf(answer.data).find((error) => !isMissing(error) && !isDecorationError(error));
    const read = (): Inspection | undefined => readInspection(at(answer.data, 'data'), { question, step, exact });
    let seen = failure === undefined ? read() : undefined;
    if (seen !== undefined && (await readWanted(transport, question.repository, exact))) seen = read();
    if (seen !== undefined) return seen;
    const seconds = pauseAfter(failure, answer.headers, attempt);
    if (seconds !== undefined && (await transport.patience.pause(attempt, seconds))) continue;
    if (failure === undefined || isInternal(failure)) throw unavailable(step, failure?.message ?? torn);
    throw refusalOfGraphql(failure, stepFor(failure, step));
  }
}

const torn = 'the branch moved during each reading';

/** Undefined where asking again would get the same answer. */
function pauseAfter(
  failure: GraphqlError | undefined,
  headers: Answer['headers'],
  attempt: number,
): number | undefined {
  if (failure === undefined || isInternal(failure)) return 0;
  return isLimited(failure) ? secondsUntilReset(headers, attempt) : undefined;
}

function stepFor({ path }: GraphqlError, step: Step): Step {
  return path.includes('pullRequests') ? { ...step, permission: 'pull-requests: write' } : step;
}
