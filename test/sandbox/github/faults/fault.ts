/** What goes wrong with one request. "Effect": what the request was to change is changed. */
export type Fault =
  /** An error of the server. With the effect, nobody can tell from outside that it happened. 500 unless told. */
  | { readonly kind: 'error'; readonly status?: 500 | 502 | 503 | 504; readonly effect: boolean }
  /** 502 at once; the effect lands only when the next request has been worked out, so that one does not see it yet. */
  | { readonly kind: 'late-effect' }
  /** GraphQL: 200 with an error RATE_LIMITED; REST: 403. No effect. `x-ratelimit-reset` lies so far ahead; 1 s unless told. */
  | { readonly kind: 'rate-limited'; readonly seconds?: number }
  /** 403 in the words of a secondary limit, with `retry-after`: 1 s unless told. No effect. */
  | { readonly kind: 'secondary-limit'; readonly seconds?: number }
  /** The effect; then the connection breaks in the middle of the body. */
  | { readonly kind: 'cut-off' }
  /** The effect; then a complete answer whose JSON ends in the middle. */
  | { readonly kind: 'truncated' }
  /** 401, as of a token that has just expired. No effect. */
  | { readonly kind: 'unauthorized' }
  /** The connection is reset without an answer, before or after the effect. */
  | { readonly kind: 'reset'; readonly effect: boolean }
  /** Everything is right, but late. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** A read sees everything as it was when the fault was set. A mutation is not spoiled, and uses the fault up. */
  | { readonly kind: 'stale-read' }
  /** One field of a mutation (0: the first) fails, before or after its effect; the others run. */
  | { readonly kind: 'field'; readonly field: number; readonly effect: boolean; readonly error?: FieldError }
  /** A mutation of several fields is refused before any of them runs; one of a single field is not spoiled. */
  | { readonly kind: 'document' };

/** Of a GraphQL answer. Without a type: a failure inside of GitHub. */
interface FieldError {
  readonly type?: string;
  readonly message: string;
}

/** Which requests a fault spoils. Only requests to REST and GraphQL count, git's own do not. */
export interface FaultTarget {
  /** How many requests that fit pass before; 0 unless told. */
  readonly skip?: number;
  /** How many are spoiled then; 1 unless told. */
  readonly times?: number;
  /** Tried on `METHOD /path?query`, of GraphQL with the operation's name behind a space. All unless told. */
  readonly matching?: Pick<RegExp, 'test'>;
}

/** A fault that was set: what it has spoiled so far. */
export interface SetFault {
  readonly spoiled: readonly string[];
}

/** Spoils requests by their index, name, or both. */
export interface Faults {
  /** Counts from now on. The first of several that fit is the one that is used. */
  set(fault: Fault, target?: FaultTarget): Promise<SetFault>;
  /** Every fault ends, and every late effect lands. */
  clear(): Promise<void>;
}
