import type { Readable } from 'node:stream';
import { ActionError } from '#error';
import { type Body, exchangeHttp } from '#network';
import { type Answer, readBounded } from './answer.ts';
import type { Authorizer } from './authorization.ts';
import { connectionFailure } from './connection.ts';
import { requireSafeScheme } from './realm.ts';
import { mayPass, type Purpose, refusal } from './refusal.ts';
import { type Clock, retryAfterOf, TransientFailure } from './retry.ts';

interface Call {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Body;
  /** Takes the body of a 200 instead of memory: for layers. */
  readonly sink?: (body: Readable) => Promise<void>;
}

export interface TransportOptions {
  /** The registry's base URL. */
  readonly origin: URL;
  readonly authorizer: Authorizer;
  readonly clock: Clock;
}

/** Makes one request, with credentials if they are asked for. Throws a TransientFailure where a retry may help. */
export type Send = (call: Call, purpose: Purpose) => Promise<Answer>;

const redirectLimit = 3;
const answerLimit = 4 * 1_048_576;
const timeout = 60_000;
const layerTimeout = 1_800_000;

export function createTransport(options: TransportOptions): Send {
  return async (call, purpose) => {
    const answer = await authorized(options, call, purpose);
    if (!mayPass(answer.status)) return answer;
    const retryAfter = retryAfterOf(answer.headers.get('retry-after'), options.clock);
    throw new TransientFailure(refusal(purpose, answer), retryAfter);
  };
}

async function authorized(options: TransportOptions, call: Call, purpose: Purpose): Promise<Answer> {
  const { answer, from } = await followed(options, call, purpose);
  // whoever else asks for credentials gets none
  if (answer.status !== 401 || from !== options.origin.origin) return answer;
  const header = await options.authorizer.answer(answer, purpose);
  return header === undefined ? answer : (await followed(options, call, purpose)).answer;
}

interface Followed {
  readonly answer: Answer;
  /** The origin that gave the answer. */
  readonly from: string;
}

/** Follows redirects of reads, as registries use them to send readers to a blob store. */
async function followed(options: TransportOptions, call: Call, purpose: Purpose): Promise<Followed> {
  const { origin, authorizer } = options;
  let url = call.url;
  for (let hop = 0; ; hop += 1) {
    requireSafeScheme(url, origin, (found) => unsafe(purpose, found));
    const authorization = url.origin === origin.origin ? authorizer.headerFor(purpose) : undefined;
    const answer = await exchange({ ...call, url }, authorization, purpose);
    const location = answer.headers.get('location');
    const reads = call.method === 'GET' || call.method === 'HEAD';
    if (!reads || answer.status < 300 || answer.status > 399 || location === null || hop === redirectLimit) {
      return { answer, from: url.origin };
    }
    url = new URL(location, url);
  }
}

async function exchange(call: Call, authorization: string | undefined, purpose: Purpose): Promise<Answer> {
  const { method, url, headers, body, sink } = call;
  try {
    const response = await exchangeHttp({
      ...{ method, url, body, timeout: body === undefined && sink === undefined ? timeout : layerTimeout },
      headers: { 'user-agent': 'gitops-actions', ...headers, ...(authorization !== undefined && { authorization }) },
    });
    if (sink === undefined || response.status !== 200) {
      return { ...response, bytes: await readBounded(response.body, { limit: answerLimit, host: url.host }) };
    }
    await sink(response.body);
    return { ...response, bytes: new Uint8Array() };
  } catch (cause) {
    throw connectionFailure(purpose, cause);
  }
}

function unsafe({ operation, registry }: Purpose, found: string): ActionError {
  return new ActionError('REGISTRY_REFUSED', `${operation} failed: ${registry} sent us on, and ${found}.`, {
    hint: `Let ${registry} answer with relative or https locations; behind a proxy it must know its public address.`,
  });
}
