import type { Agent } from 'node:https';
import type { Secret } from '#secret';
import type { ClientCertificate, Connection, Impersonation } from '../connection/connection.ts';
import { agentFor } from './agent.ts';
import type { Clock } from './clock.ts';

/** What a request needs to be ours. */
export interface Pass {
  readonly agent: Agent;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
}

export interface SignInOptions {
  readonly clock: Clock;
  /** Called with each credential before it is used. */
  readonly onSecret: (secret: Secret) => void;
}

/** A credential is given up this long before it expires, so that none dies on its way. */
const margin = 60_000;

/** Holds the credentials of a connection, and asks for new ones in time. */
export class SignIn {
  readonly #connection: Connection;
  readonly #clock: Clock;
  readonly #onSecret: (secret: Secret) => void;
  readonly #secrets: Secret[] = [];
  readonly #agents: Agent[] = [];
  #pass: Promise<Pass> | undefined;
  #due = Number.POSITIVE_INFINITY;
  #generation = 0;

  constructor(connection: Connection, { clock, onSecret }: SignInOptions) {
    this.#connection = connection;
    this.#clock = clock;
    this.#onSecret = onSecret;
    for (const secret of connection.secrets) this.#hide(secret);
  }

  /** Everything that was ever sent as a credential. */
  get secrets(): readonly Secret[] {
    return this.#secrets;
  }

  /** Counts the credentials: those that a 401 answers are given up by their number, so that newer ones stay. */
  get generation(): number {
    return this.#generation;
  }

  /** Whoever asks while new credentials are made gets those. */
  async pass(): Promise<Pass> {
    if (this.#pass === undefined || this.#clock.now() >= this.#due) {
      this.#due = Number.POSITIVE_INFINITY;
      this.#pass = this.#renew();
    }
    try {
      return await this.#pass;
    } catch (error) {
      this.#pass = undefined;
      throw error;
    }
  }

  refuse(generation: number): void {
    if (generation === this.#generation) this.#pass = undefined;
  }

  close(): void {
    for (const agent of this.#agents) agent.destroy();
  }

  async #renew(): Promise<Pass> {
    const { token, certificate, expires } = await this.#connection.credentials();
    this.#generation += 1;
    if (expires !== undefined) this.#due = expires - Math.min(margin, (expires - this.#clock.now()) / 2);
    for (const secret of [token, certificate?.key]) if (secret !== undefined) this.#hide(secret);
    const { impersonate } = this.#connection;
    return {
      agent: this.#agentFor(certificate),
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token.reveal()}` }),
        ...(impersonate !== undefined && impersonation(impersonate)),
      },
    };
  }

  #hide(secret: Secret): void {
    this.#secrets.push(secret);
    this.#onSecret(secret);
  }

  /** Tokens come and go in headers; a certificate belongs to its connections. */
  #agentFor(certificate: ClientCertificate | undefined): Agent {
    const [known] = this.#agents;
    if (known !== undefined && certificate === undefined) return known;
    const agent = agentFor(this.#connection, certificate);
    this.#agents.push(agent);
    return agent;
  }
}

/** @see https://kubernetes.io/docs/reference/access-authn-authz/user-impersonation/ */
function impersonation({ user, uid, groups, extra }: Impersonation): Record<string, string | readonly string[]> {
  return {
    'impersonate-user': user,
    ...(uid !== undefined && { 'impersonate-uid': uid }),
    ...(groups !== undefined && groups.length > 0 && { 'impersonate-group': groups }),
    ...Object.fromEntries(
      Object.entries(extra ?? {}).map(([key, values]) => [`impersonate-extra-${encodeURIComponent(key)}`, values]),
    ),
  };
}
