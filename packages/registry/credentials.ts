import type { Secret } from '#secret';

/** Who we are to one registry. They are sent to that registry and to its token service, and to nobody else. */
export interface Credentials {
  readonly username: string;
  readonly password: Secret;
}

/** The value of an `Authorization` header. */
export function basicAuthorization({ username, password }: Credentials): string {
  return `Basic ${base64Of({ username, password })}`;
}

export function base64Of({ username, password }: Credentials): string {
  return Buffer.from(`${username}:${password.reveal()}`).toString('base64');
}
