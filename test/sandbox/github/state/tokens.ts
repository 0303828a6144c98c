import { createHash, randomBytes } from 'node:crypto';
import type { Grant } from '../grant.ts';

/** Who asks. Anonymous callers read public repositories, as on GitHub. */
export interface Caller {
  /** Tells the tokens of one actor apart; '' for an anonymous caller. */
  readonly id: string;
  /** '' for an anonymous one. */
  readonly actor: string;
  readonly kind: Grant['kind'] | 'anonymous';
  readonly grant: Grant | undefined;
}

export const anonymous: Caller = { id: '', actor: '', kind: 'anonymous', grant: undefined };

const prefixes = { user: 'github_pat_', app: 'ghs_', job: 'ghs_' } as const;

export class Tokens {
  readonly #grants = new Map<string, Grant>();

  mint(grant: Grant): string {
    const token = `${prefixes[grant.kind]}${randomBytes(24).toString('hex')}`;
    this.#grants.set(token, structuredClone(grant));
    return token;
  }

  revoke(token: string): void {
    this.#grants.delete(token);
  }

  /** The logins of the people who were given a token. */
  users(): readonly string[] {
    return [...this.#grants.values()].filter(({ kind }) => kind === 'user').map(({ actor }) => actor);
  }

  /** Undefined if the token is unknown or revoked. */
  caller(token: string): Caller | undefined {
    const grant = this.#grants.get(token);
    if (grant === undefined) return undefined;
    const id = createHash('sha256').update(token).digest('hex');
    return { id, actor: grant.actor, kind: grant.kind, grant };
  }
}
