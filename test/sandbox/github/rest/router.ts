import type { Endpoint, ServerEndpoint } from './endpoint.ts';
import { appEndpoints } from './endpoints/apps.ts';
import { attestationEndpoints } from './endpoints/attestations.ts';
import { checkRunEndpoints } from './endpoints/check-runs.ts';
import { compareEndpoints } from './endpoints/compare.ts';
import { contentEndpoints } from './endpoints/contents.ts';
import { deployKeyEndpoints } from './endpoints/deploy-keys.ts';
import { deploymentEndpoints } from './endpoints/deployments.ts';
import { gitDataEndpoints } from './endpoints/git-data.ts';
import { issueEndpoints } from './endpoints/issues.ts';
import { metaEndpoints } from './endpoints/meta.ts';
import { pullEndpoints } from './endpoints/pulls.ts';
import { refEndpoints } from './endpoints/refs.ts';
import { releaseAssetEndpoints } from './endpoints/release-assets.ts';
import { releaseEndpoints } from './endpoints/releases.ts';
import { repositoryEndpoints } from './endpoints/repository.ts';
import { runEndpoints } from './endpoints/runs.ts';
import { statusEndpoints } from './endpoints/statuses.ts';

export const endpoints: readonly (Endpoint | ServerEndpoint)[] = [
  ...appEndpoints,
  // before the commit itself, whose name may hold slashes
  ...statusEndpoints,
  ...checkRunEndpoints,
  ...repositoryEndpoints,
  ...refEndpoints,
  ...contentEndpoints,
  ...gitDataEndpoints,
  ...compareEndpoints,
  ...issueEndpoints,
  ...pullEndpoints,
  ...runEndpoints,
  ...attestationEndpoints,
  ...deploymentEndpoints,
  ...deployKeyEndpoints,
  ...releaseEndpoints,
  ...releaseAssetEndpoints,
  ...metaEndpoints,
];

export interface Match {
  readonly endpoint: Endpoint | ServerEndpoint;
  /** Decoded. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** These may hold slashes, and clients send them encoded or not. */
const multiSegment = new Set(['ref', 'branch', 'basehead', 'tree_sha']);

const compiled = endpoints.map((endpoint) => {
  const [method = '', template = ''] = endpoint.route.split(' ');
  const pattern = template
    // The root of the contents has no path, and clients then leave out the slash too.
    .replace('/{path}', '(?:/(?<path>.*))?')
    .replace(/\{(\w+)\}/g, (_, name: string) => (multiSegment.has(name) ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`));
  return { endpoint, method, pattern: new RegExp(`^${pattern}$`) };
});

export function matchRoute(method: string, path: string): Match | undefined {
  for (const { endpoint, method: wanted, pattern } of compiled) {
    const found = wanted === method ? pattern.exec(path) : null;
    if (found === null) continue;
    const groups: readonly [string, string | undefined][] = Object.entries(found.groups ?? {});
    const parameters = groups.map(([name, text]) => [name, decodeURIComponent(text ?? '')]);
    return { endpoint, parameters: Object.fromEntries(parameters) };
  }
  return undefined;
}
