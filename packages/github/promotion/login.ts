import { at } from '../json.ts';

/** A login as REST and gitops.yaml have it: GraphQL shows bots without their `[bot]`. '' where GitHub does not tell. */
export function loginOf(actor: unknown): string {
  const login = at(actor, 'login');
  if (typeof login !== 'string') return '';
  return at(actor, '__typename') === 'Bot' && !login.endsWith('[bot]') ? `${login}[bot]` : login;
}
