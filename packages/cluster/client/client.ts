import type { ActionError } from '#error';
import type { Secret } from '#secret';
import type { Connection } from '../connection/connection.ts';
import { parseJson } from '../json.ts';
import { type Answer, type Call, headerOf } from './call.ts';
import { type Clock, systemClock } from './clock.ts';
import { connectionFailure } from './connection-failure.ts';
import { bodyOf, exchange, open, readText } from './exchange.ts';
import { refusalOf } from './refusal.ts';
import { mayPass, waitBefore } from './retry.ts';
import { SignIn } from './sign-in.ts';
import { warningsOf } from './warnings.ts';

export interface ClientOptions {
  readonly clock?: Clock;
  /** For how long a request is repeated while its failure may pass, in milliseconds; 30,000 unless told. */
  readonly patience?: number;
  /** Called with each credential before it is first used, so that it can be masked. */
  readonly onSecret?: (secret: Secret) => void;
  /** Ends everything: requests, waits and watches. */
  readonly signal?: AbortSignal;
}

/**
 * A client of one API server. Methods throw ActionErrors with the codes of {@link refusalOf}; a failure that may pass (429, 5xx, a
 * broken connection, a webhook that does not answer yet) is repeated for as long as `patience` says.
 */
export interface Client extends Disposable {
  readonly server: URL;
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
  /** Makes a request; the answer is JSON of a status below 400. @throws ApiError for any other status */
  readonly request: (call: Call) => Promise<Reply>;
  /** As `request`, without repeating: whoever polls has patience of its own. */
  readonly attempt: (call: Call) => Promise<Reply>;
  /** The lines of an answer as they come: of a watch. It ends when the server ends it or the signal aborts. */
  readonly lines: (call: Call, signal: AbortSignal) => AsyncIterable<string>;
  /** What the API server warned of, each text once. */
  readonly warnings: ReadonlySet<string>;
  /** How many requests were sent, repeated ones included. */
  readonly requests: () => number;
}

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly text: string;
}

type Outcome = ({ readonly answer: Answer } | { readonly failure: ActionError }) & {
  /** The same request may end otherwise a moment later. */
  readonly mayPass: boolean;
  readonly retryAfter: string | undefined;
};

/** Bookmarks come about once a minute. */
const watchSilence = 150_000;

const defaultPatience = 30_000;

/** Nothing is sent before the first request. Dispose of it: it keeps connections open. */
export function createClient(connection: Connection, options: ClientOptions = {}): Client {
  const { clock = systemClock, patience = defaultPatience, signal, onSecret = () => undefined } = options;
  const { server } = connection;
  const signIn = new SignIn(connection, { clock, onSecret });
  const warnings = new Set<string>();
  let requests = 0;

  const authorized = async (call: Call): Promise<Answer> => {
    const pass = await signIn.pass();
    const { generation } = signIn;
    requests += 1;
    const answer = await exchange(call, { server, pass, signal });
    if (answer.status !== 401) return answer;
    signIn.refuse(generation);
    requests += 1;
    return exchange(call, { server, pass: await signIn.pass(), signal });
  };

  const outcomeOf = async (call: Call): Promise<Outcome> => {
    try {
      const answer = await authorized(call);
      return { answer, mayPass: mayPass(answer), retryAfter: headerOf(answer, 'retry-after') };
    } catch (cause) {
      signal?.throwIfAborted();
      return { ...connectionFailure(call, server, cause), retryAfter: undefined };
    }
  };

  const sent = async (call: Call, deadline: number): Promise<Answer> => {
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await outcomeOf(call);
      const wait = waitBefore(attempt, outcome.retryAfter);
      if (!outcome.mayPass || clock.now() + wait > deadline) {
        if ('failure' in outcome) throw outcome.failure;
        return outcome.answer;
      }
      await clock.sleep(wait, signal);
    }
  };

  const replied = async (call: Call, deadline: number): Promise<Reply> => {
    const answer = await sent(call, deadline);
    for (const warning of warningsOf(answer)) warnings.add(warning);
    if (answer.status >= 400) throw refusalOf(call, answer, signIn.secrets);
    return { status: answer.status, text: answer.text, body: parseJson(answer.text) };
  };

  async function* lines(call: Call, until: AbortSignal): AsyncGenerator<string> {
    const either = signal === undefined ? until : AbortSignal.any([signal, until]);
    requests += 1;
    const answer = await open(call, { server, pass: await signIn.pass(), signal: either, silence: watchSilence });
    const body = bodyOf(answer);
    if ((answer.statusCode ?? 0) >= 400) {
      const text = await readText(body, call);
      throw refusalOf(call, { status: answer.statusCode ?? 0, headers: answer.headers, text }, signIn.secrets);
    }
    yield* linesOf(body);
  }

  return {
    server,
    clock,
    signal,
    request: (call) => replied(call, clock.now() + patience),
    attempt: (call) => replied(call, 0),
    lines,
    warnings,
    requests: () => requests,
    [Symbol.dispose]: () => signIn.close(),
  };
}

async function* linesOf(body: AsyncIterable<unknown>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) continue;
    const parts = `${rest}${decoder.decode(chunk, { stream: true })}`.split('\n');
    rest = parts.pop() ?? '';
    yield* parts.filter((line) => line !== '');
  }
}
