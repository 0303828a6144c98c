import { createHash } from 'node:crypto';
import type { Identity } from '../git/commit-object.ts';
import { nodeId } from './node-id.ts';

export interface Account {
  readonly id: number;
  readonly nodeId: string;
  readonly login: string;
  readonly type: 'User' | 'Organization' | 'Bot';
}

/** The id follows from the login, so that an account needs no registering. */
export function account(login: string, organization?: string): Account {
  const id = createHash('sha256').update(login).digest().readUInt32BE() % 100_000_000;
  const type = login.endsWith('[bot]') ? 'Bot' : login === organization ? 'Organization' : 'User';
  return { id, nodeId: nodeId('U', id), login, type };
}

/** The author of a commit that an account makes through the API. */
export function identityOf(login: string): Identity {
  return { name: login, email: `${account(login).id}+${login}@users.noreply.github.com` };
}

/** The account behind a commit's e-mail address, as far as GitHub's no-reply form tells it. */
export function loginOf(email: string): string | undefined {
  return /^\d+\+(.+)@users\.noreply\.github\.com$/.exec(email)?.[1];
}

/** Who commits what is done in the web interface or by the GraphQL API. */
export const webFlow: Identity = { name: 'GitHub', email: 'noreply@github.com' };
