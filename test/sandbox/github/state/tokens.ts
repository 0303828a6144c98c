import { createHash, randomBytes } from 'node:crypto';
import type { Grant } from '../grant.ts';
import type { App } from './apps.ts';

/** Who asks. Anonymous callers read public repositories, as on GitHub. */
export interface Caller {
  /** Tells the tokens of one actor apart; '' for an anonymous caller. */
  readonly id: string;
  /** '' for an anonymous one. */
  readonly actor: string;
  readonly kind: Grant['kind'] | 'anonymous' | 'signer';
  readonly grant: Grant | undefined;
  /** A signer only: a GitHub App that has proved itself by its key, and can do no more than get tokens. */
  readonly app?: App;
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

  revokeCaller(caller: Caller): void {
    for (const token of this.#grants.keys()) if (idOf(token) === caller.id) this.#grants.delete(token);
  }

  /** Undefined if the token is unknown or revoked. */
  caller(token: string): Caller | undefined {
    const grant = this.#grants.get(token);
    if (grant === undefined) return undefined;
    return { id: idOf(token), actor: grant.actor, kind: grant.kind, grant };
  }
}

function idOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
