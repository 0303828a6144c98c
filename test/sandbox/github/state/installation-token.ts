import type { Permissions } from '../grant.ts';
import type { App } from './apps.ts';
import type { Repository } from './repository.ts';
import { findRepository, type World } from './world.ts';

export interface TokenRequest {
  /** Without their owner. Undefined, as `ids`: every repository of the installation. */
  readonly names: readonly string[] | undefined;
  readonly ids: readonly number[] | undefined;
  /** As REST names them: `pull_requests`. Undefined: all that the installation has. */
  readonly permissions: Readonly<Record<string, unknown>> | undefined;
}

export interface InstallationToken {
  readonly token: string;
  readonly expiresAt: Date;
  readonly permissions: Permissions;
  readonly repositories: readonly Repository[];
}

/** Never more than the installation has: what goes beyond it is refused as a whole, in GitHub's words. */
export function installationToken(
  world: World,
  { slug, installation }: App,
  asked: TokenRequest,
): InstallationToken | { readonly problem: string } {
  const all = installation.repositories.flatMap((name) => findRepository(world, name) ?? []);
  const isAsked = ({ id, name }: Repository): boolean =>
    (asked.names === undefined && asked.ids === undefined) ||
    asked.names?.some((other) => other.toLowerCase() === name.toLowerCase()) === true ||
    asked.ids?.includes(id) === true;
  const repositories = all.filter(isAsked);
  const count = new Set(asked.names).size + new Set(asked.ids).size;
  if (repositories.length < count) {
    return {
      problem: 'There is at least one repository that does not exist or is not accessible to the parent installation.',
    };
  }
  const permissions = scoped(installation.permissions, asked.permissions);
  if (permissions === undefined) return { problem: 'The permissions requested are not granted to this installation.' };
  const token = world.tokens.mint({
    actor: `${slug}[bot]`,
    kind: 'app',
    repositories: Object.fromEntries(repositories.map(({ nameWithOwner }) => [nameWithOwner, permissions])),
  });
  return { token, expiresAt: new Date(Date.now() + hour), permissions, repositories };
}

const hour = 3_600_000;

/** Undefined where something is asked for that was not granted. */
function scoped(granted: Permissions, asked: TokenRequest['permissions']): Permissions | undefined {
  if (asked === undefined) return { metadata: 'read', ...granted };
  const levels = new Map<string, string>(Object.entries({ metadata: 'read', ...granted }));
  const wanted = Object.entries(asked).map(([name, access]) => [name.replaceAll('_', '-'), access] as const);
  const isGranted = wanted.every(([name, access]) => {
    const level = levels.get(name);
    return level === 'write' || (level !== undefined && level === access);
  });
  return isGranted ? { metadata: 'read', ...Object.fromEntries(wanted) } : undefined;
}
