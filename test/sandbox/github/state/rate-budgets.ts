import type { Caller } from './tokens.ts';

export interface Budget {
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  readonly resetAt: Date;
}

export type Resource = 'core' | 'graphql';

const limits = { anonymous: 60, signer: 5000, job: 1000, app: 5000, user: 5000 } as const;
const hour = 3_600_000;

/** Requests are counted for each token, and never refused for their number. */
export class RateBudgets {
  readonly #used = new Map<string, number>();
  readonly #resetAt = new Date(Date.now() + hour);

  spend(caller: Caller, resource: Resource): Budget {
    const key = `${resource}:${caller.id}`;
    this.#used.set(key, (this.#used.get(key) ?? 0) + 1);
    return this.of(caller, resource);
  }

  of(caller: Caller, resource: Resource): Budget {
    const limit = limits[caller.kind];
    const used = this.#used.get(`${resource}:${caller.id}`) ?? 0;
    return { limit, used, remaining: Math.max(0, limit - used), resetAt: this.#resetAt };
  }
}
