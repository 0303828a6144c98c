import type { Reply } from '../rest/endpoint.ts';

/** GitHub's answers where something is wrong with the service or the client's rate, not with the request. */
export function errorReply(status: number): Reply {
  return { status, body: { message: status === 500 ? 'Server Error' : 'We had issues producing the response.' } };
}

export const unauthorizedReply: Reply = {
  status: 401,
  body: { message: 'Bad credentials', documentation_url: 'https://docs.github.com/rest', status: '401' },
};

/** https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api */
export function rateLimitedReply(isGraphql: boolean, seconds: number): Reply {
  const message = 'API rate limit exceeded for installation ID 1.';
  const reset = Math.ceil(Date.now() / 1000 + seconds);
  const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) };
  if (isGraphql) return { status: 200, headers, body: { errors: [{ type: 'RATE_LIMITED', message }] } };
  return { status: 403, headers, body: { message, documentation_url: 'https://docs.github.com/rest', status: '403' } };
}

export function secondaryLimitReply(seconds: number): Reply {
  return {
    status: 403,
    headers: { 'retry-after': String(seconds) },
    body: {
      message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
      documentation_url:
        'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits',
    },
  };
}
