import type { ActionError } from '#error';
import type { Secret } from '#secret';
import { type Answer, createExchange, type Exchange, type Request } from './exchange.ts';
import { isObject } from './json.ts';
import type { Patience } from './patience.ts';
import { secondsToWait } from './rate-limit.ts';
import { messageOf, refusalOf, unavailable } from './refusal.ts';
import type { Step } from './step.ts';

export interface Server {
  readonly token: Secret;
  /** GITHUB_API_URL: `https://api.github.com`, `https://HOST/api/v3`. */
  readonly apiUrl: string;
  /** GITHUB_GRAPHQL_URL: `https://api.github.com/graphql`, `https://HOST/api/graphql`. */
  readonly graphqlUrl: string;
}

export type Received = Answer | { readonly lost: string };

export interface Transport {
  /** Sends once. An answer that says nothing certain about what happened (5xx, a cut body, a reset) is `lost`. */
  readonly write: (request: Request) => Promise<Received>;
  /** Sends until there is an answer that a repetition would not change, be it a refusal, or the patience ends. */
  readonly settle: (request: Request, step: Step) => Promise<Answer>;
  /** Sends until there is an answer or the patience ends: a read can be repeated. Only for requests without effect. */
  readonly read: (request: Request, step: Step) => Promise<Answer>;
  readonly graphqlUrl: string;
  readonly patience: Patience;
}

export function createTransport({ token, apiUrl, graphqlUrl }: Server, patience: Patience): Transport {
  const write = once(createExchange(token, apiUrl));
  const settle: Transport['settle'] = async (request, step) => {
    for (let attempt = 1; ; attempt++) {
      const answer = await write(request);
      const seconds = pauseAfter(answer, attempt);
      if (seconds === undefined && !('lost' in answer)) return answer;
      if (!(await patience.pause(attempt, seconds))) throw failureOf(answer, step);
    }
  };
  return {
    graphqlUrl,
    patience,
    write,
    settle,
    async read(request, step) {
      const answer = await settle(request, step);
      if (answer.status >= 400) throw refusalOf(answer, step);
      return answer;
    },
  };
}

/** Undefined where asking again would get the same answer. */
function pauseAfter(answer: Received, attempt: number): number | undefined {
  if ('lost' in answer) return 0;
  return answer.status < 400 ? undefined : secondsToWait(answer, messageOf(answer.data), attempt);
}

function failureOf(answer: Received, step: Step): ActionError {
  return 'lost' in answer ? unavailable(step, answer.lost) : refusalOf(answer, step);
}

function once(exchange: Exchange): Transport['write'] {
  return async (request) => {
    const answer = await exchange(request);
    if ('lost' in answer) return answer;
    if (answer.status >= 500) return { lost: String(answer.status) };
    if ((answer.status === 200 || answer.status === 201) && !isObject(answer.data) && !Array.isArray(answer.data))
      return { lost: 'the answer was cut off' };
    return answer;
  };
}
