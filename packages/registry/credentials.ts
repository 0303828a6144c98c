import type { Secret } from '#secret';

/** Who we are to one registry. They are sent to that registry and to its token service, and to nobody else. */
export interface Credentials {
  /** {@link identityUser} marks an identity token, which is exchanged for access. */
  readonly username: string;
  readonly password: Secret;
}

/** Docker's own mark in the place of a user name. @see https://docs.docker.com/reference/cli/docker/login/#credential-helper-protocol */
export const identityUser = '<token>';

export function isIdentity({ username }: Credentials): boolean {
  return username === identityUser;
}

/** The value of an `Authorization` header. */
export function basicAuthorization({ username, password }: Credentials): string {
  return `Basic ${base64Of({ username, password })}`;
}

export function base64Of({ username, password }: Credentials): string {
  return Buffer.from(`${username}:${password.reveal()}`).toString('base64');
}
