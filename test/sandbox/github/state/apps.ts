import { createPublicKey, type KeyObject } from 'node:crypto';
import type { Permissions } from '../grant.ts';
import { verifiedClaims } from './json-web-token.ts';

/** What is told when a GitHub App is registered and installed on the organization. */
export interface AppRegistration {
  readonly slug: string;
  /** PEM. */
  readonly publicKey: string;
  readonly permissions: Permissions;
  /** By owner/name. */
  readonly repositories: readonly string[];
}

export interface App {
  readonly id: number;
  readonly clientId: string;
  readonly slug: string;
  /** What its settings ask for; an installation has what its owner accepted of it. */
  readonly permissions: Permissions;
  readonly installation: {
    readonly id: number;
    readonly permissions: Permissions;
    readonly repositories: readonly string[];
    readonly createdAt: Date;
  };
}

export class Apps {
  readonly #nextId: () => number;
  readonly #registered: { readonly app: App; readonly key: KeyObject }[] = [];

  constructor(nextId: () => number) {
    this.#nextId = nextId;
  }

  register({ slug, publicKey, permissions, repositories }: AppRegistration): App {
    const id = this.#nextId();
    const installation = { id: this.#nextId(), permissions, repositories, createdAt: new Date() };
    const app = { id, clientId: `Iv23${id.toString(16).padStart(16, '0')}`, slug, permissions, installation };
    this.#registered.push({ app, key: createPublicKey(publicKey) });
    return app;
  }

  /** The one that signed a JSON web token, or GitHub's words for why it is refused. */
  signerOf(token: string): App | { readonly problem: string } {
    for (const { app, key } of this.#registered) {
      const claims = verifiedClaims(token, key);
      if (claims === undefined || ![app.clientId, app.id, String(app.id)].includes(claims.iss)) continue;
      const problem = timeProblem(claims);
      return problem === undefined ? app : { problem };
    }
    return { problem: 'A JSON web token could not be decoded' };
  }

  withInstallation(id: number): App | undefined {
    return this.#registered.find(({ app }) => app.installation.id === id)?.app;
  }
}

/** In seconds. */
const longest = 600;
const skew = 60;

function timeProblem({ iat, exp }: { readonly iat: number; readonly exp: number }): string | undefined {
  const now = Date.now() / 1000;
  if (exp < now) {
    return "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";
  }
  if (exp > now + longest + skew) return "'Expiration time' claim ('exp') is too far in the future";
  if (iat <= now + skew) return undefined;
  return "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
}
