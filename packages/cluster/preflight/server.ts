import type { Client } from '../client/client.ts';
import { textAt, textsAt } from '../json.ts';

/** The version of a cluster's API server. */
export interface ServerVersion {
  readonly major: number;
  readonly minor: number;
  /** `v1.36.3` */
  readonly text: string;
}

export async function readServerVersion(client: Client): Promise<ServerVersion> {
  const { body } = await client.request({
    method: 'GET',
    path: '/version',
    operation: 'Asking the cluster for its version',
  });
  const number = (key: string): number => Number.parseInt(textAt(body, key), 10);
  return { major: number('major'), minor: number('minor'), text: textAt(body, 'gitVersion') };
}

/** Whom the cluster takes us for. */
export interface Identity {
  readonly user: string;
  readonly groups: readonly string[];
}

/** @throws ApiError AUTH_EXPIRED when it takes us for nobody */
export async function readIdentity(client: Client): Promise<Identity> {
  const { body } = await client.request({
    ...{ method: 'POST', path: '/apis/authentication.k8s.io/v1/selfsubjectreviews' },
    body: JSON.stringify({ apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' }),
    operation: 'Asking the cluster who we are',
  });
  const user = ['status', 'userInfo'] as const;
  return { user: textAt(body, ...user, 'username'), groups: textsAt(body, ...user, 'groups') };
}
