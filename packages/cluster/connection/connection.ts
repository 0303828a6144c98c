import type { Secret } from '#secret';

/** Where a cluster is, how it is trusted, and who we are there. */
export interface Connection {
  /** The API server's https URL; a path in it is put before every request's. */
  readonly server: URL;
  /** PEM; without it the certificates are trusted that Node.js trusts. */
  readonly certificateAuthority?: string;
  /** The name in the server's certificate, where it is not the URL's host. */
  readonly serverName?: string;
  /** An http proxy that the kubeconfig asks for; without it HTTPS_PROXY and NO_PROXY of `environment` count. */
  readonly proxy?: URL;
  readonly environment?: Readonly<Record<string, string>>;
  readonly credentials: CredentialSource;
  readonly impersonate?: Impersonation;
  /** What must show nowhere: to be masked before anything is printed. */
  readonly secrets: readonly Secret[];
}

/** Gives credentials anew: called before the first request, shortly before they expire, and once after a 401. */
export type CredentialSource = () => Promise<Credentials>;

export interface Credentials {
  readonly token?: Secret;
  readonly certificate?: ClientCertificate;
  /** Milliseconds since 1970; without it they are good until the server says otherwise. */
  readonly expires?: number;
}

export interface ClientCertificate {
  /** PEM, with its chain. */
  readonly certificate: string;
  readonly key: Secret;
}

export interface Impersonation {
  readonly user: string;
  readonly uid?: string;
  readonly groups?: readonly string[];
  readonly extra?: Readonly<Record<string, readonly string[]>>;
}
