import { getOctokit } from '@actions/github';
import type { Secret } from '#secret';

export interface Request {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  /** Sent as JSON. */
  readonly body?: object;
  /** Sent as it is, in place of a body. */
  readonly file?: { readonly text: string; readonly type: string };
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Parsed JSON; a text where the body is none, or was cut off. */
  readonly data: unknown;
}

/** One HTTP exchange. `lost`: no answer arrived, so nobody knows whether the request took effect. */
export type Exchange = (request: Request) => Promise<Answer | { readonly lost: string }>;

/** GitHub ends every request itself after 10 s; what takes this long is gone. */
const timeout = 30_000;

/**
 * Octokit's request alone, which carries the runner's proxy settings. Its retry plugin replays mutations and its
 * throttling plugin waits a second before each GraphQL request (github.com/octokit/plugin-throttling.js), so neither
 * is used.
 */
export function createExchange(token: Secret, apiUrl: string): Exchange {
  const octokit = getOctokit(token.reveal(), { baseUrl: apiUrl, userAgent: 'gitops-actions' });
  return async ({ method, url, body, file }) => {
    try {
      const { status, headers, data } = await octokit.request({
        method,
        url,
        ...body,
        ...(file !== undefined && { data: file.text, headers: { 'content-type': file.type } }),
        request: { signal: AbortSignal.timeout(timeout) },
      });
      return { status, headers, data };
    } catch (error) {
      const answer = answerIn(error);
      if (answer !== undefined) return answer;
      return { lost: error instanceof Error ? error.message : String(error) };
    }
  };
}

/** Octokit throws what was answered with a status of 400 or more. */
function answerIn(error: unknown): Answer | undefined {
  if (!(error instanceof Error) || !('response' in error)) return undefined;
  const { response } = error;
  if (typeof response !== 'object' || response === null) return undefined;
  if (!('status' in response && 'headers' in response && 'data' in response)) return undefined;
  const { status, headers, data } = response;
  if (typeof status !== 'number' || typeof headers !== 'object' || headers === null) return undefined;
  return { status, headers: { ...headers }, data };
}
