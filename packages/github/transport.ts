import type { Secret } from '#secret';
import { backOff } from './backoff.ts';
import { type Answer, createExchange, type Exchange, type Request } from './exchange.ts';
import { isObject } from './json.ts';
import { refusalOf, unavailable } from './refusal.ts';
import type { Step } from './step.ts';

export interface Server {
  readonly token: Secret;
  /** GITHUB_API_URL: `https://api.github.com`, `https://HOST/api/v3`. */
  readonly apiUrl: string;
  /** GITHUB_GRAPHQL_URL: `https://api.github.com/graphql`, `https://HOST/api/graphql`. */
  readonly graphqlUrl: string;
}

export interface Transport {
  /** Sends once. An answer that says nothing certain about what happened (5xx, a cut body, a reset) is `lost`. */
  readonly write: (request: Request) => Promise<Answer | { readonly lost: string }>;
  /** Sends until there is an answer: a read can be repeated. Only for requests without effect. */
  readonly read: (request: Request, step: Step) => Promise<Answer>;
  readonly graphqlUrl: string;
}

const readAttempts = 4;

export function createTransport({ token, apiUrl, graphqlUrl }: Server): Transport {
  const write = once(createExchange(token, apiUrl));
  return {
    graphqlUrl,
    write,
    async read(request, step) {
      for (let attempt = 1; ; attempt++) {
        const answer = await write(request);
        if (!('lost' in answer)) {
          if (answer.status >= 400) throw refusalOf(answer, step);
          return answer;
        }
        if (attempt === readAttempts) throw unavailable(step, answer.lost);
        await backOff(attempt);
      }
    },
  };
}

function once(exchange: Exchange): Transport['write'] {
  return async (request) => {
    const answer = await exchange(request);
    if ('lost' in answer) return answer;
    if (answer.status >= 500) return { lost: String(answer.status) };
    if (answer.status === 200 && !isObject(answer.data)) return { lost: 'the answer was cut off' };
    return answer;
  };
}
