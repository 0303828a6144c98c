import type { Reply } from './reply.ts';

/**
 * What goes wrong instead of, or after, the real answer:
 * a status · `reset`: the connection breaks before anything is done · `lost`: it is done, and then the connection breaks ·
 * `truncated`: the connection breaks in the middle of the body · `altered`: one byte of the body is another ·
 * `misnamed`: Docker-Content-Digest names another digest
 */
export type Failure = number | 'reset' | 'lost' | 'truncated' | 'altered' | 'misnamed';

export interface Fault {
  /** Tried on `METHOD /path?query`. */
  readonly match: Pick<RegExp, 'test'>;
  /** Only requests of clients that name themselves so. */
  readonly agent?: RegExp;
  /** How many requests fail; 1 unless told. */
  readonly times?: number;
  readonly status: Failure;
  readonly headers?: Readonly<Record<string, string>>;
  /** For a status: the body; an error document unless told. */
  readonly body?: string;
}

export class Faults {
  #pending: (Fault & { left: number })[] = [];

  /** The next matching requests fail; faults are used up in the order in which they were set. */
  fail(fault: Fault): void {
    this.#pending.push({ ...fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#pending = [];
  }

  /** The fault for a request, used up by asking. */
  next(request: string, client = ''): Fault | undefined {
    const fault = this.#pending.find(
      ({ match, agent, left }) => left > 0 && agent?.test(client) !== false && match.test(request),
    );
    if (fault !== undefined) fault.left -= 1;
    return fault;
  }
}

/** The answer that a fault gives in place of the real one. */
export function statusReply({ headers, body }: Fault, status: number): Reply {
  const document = body ?? JSON.stringify({ errors: [{ code: codeFor(status), message: 'injected fault' }] });
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: Buffer.from(document) };
}

/** The real answer, made wrong. */
export function corrupted(reply: Reply, failure: Failure): Reply {
  if (failure === 'misnamed') {
    return { ...reply, headers: { ...reply.headers, 'docker-content-digest': `sha256:${'0'.repeat(64)}` } };
  }
  if (failure !== 'altered') return reply;
  const body = Buffer.from(reply.body);
  body[0] = 0x20;
  return { ...reply, body };
}

function codeFor(status: number): string {
  if (status === 401) return 'UNAUTHORIZED';
  if (status === 403) return 'DENIED';
  return status === 429 ? 'TOOMANYREQUESTS' : 'UNAVAILABLE';
}
