import { ActionError } from '#error';
import type { BuildRequest, EngineName } from './engine.ts';

/** What only some engines can give, and whether a build asks for it. */
const wanted = {
  index: ({ platforms, index }) => index === 'always' || platforms.length > 1,
  cache: ({ cacheFrom, cacheTo }) => cacheFrom.length + cacheTo.length > 0,
  'build-contexts': ({ buildContexts }) => buildContexts.size > 0,
  'no-cache-filters': ({ noCacheFilters }) => noCacheFilters.length > 0,
  network: ({ network }) => !['default', 'host', undefined].includes(network),
  ulimit: ({ ulimits }) => ulimits.length > 0,
  'shm-size': ({ shmSize }) => shmSize !== undefined,
  allow: ({ allow }) => allow.length > 0,
  provenance: ({ provenance }) => provenance !== 'none',
  sbom: ({ sbom }) => sbom !== 'none',
  annotations: ({ annotations, labels }) =>
    annotations.some(({ level, name, value }) => level === 'manifest' && labels.get(name) !== value),
} as const satisfies Readonly<Record<string, (request: BuildRequest) => boolean>>;

export type Feature = keyof typeof wanted;

/** The first of the features that the build asks for; `undefined` when it asks for none. */
export function firstWanted(features: readonly Feature[], request: BuildRequest): Feature | undefined {
  return features.find((feature) => wanted[feature](request));
}

const names: Readonly<Record<Feature, string>> = {
  index: 'index (several platforms, or `index: always`)',
  cache: 'cache between runs',
  'build-contexts': '`build-contexts`',
  'no-cache-filters': '`no-cache-filters`',
  network: '`network` for a build',
  ulimit: '`ulimit`',
  'shm-size': '`shm-size`',
  allow: '`allow`',
  provenance: '`provenance`',
  sbom: '`sbom`',
  annotations: '`annotations` that no label repeats',
};

/** Why an engine that lacks these features cannot build; `undefined` when none is asked for. */
export function lacking(
  engine: EngineName,
  features: readonly Feature[],
  request: BuildRequest,
): ActionError | undefined {
  const feature = firstWanted(features, request);
  if (feature === undefined) return undefined;
  return new ActionError(
    'ENGINE_CANNOT',
    `Engine ${engine} cannot build ${request.fileName}: it has no ${names[feature]}.`,
    {
      hint: 'Engine buildx can: set `engine: buildx`, or `engine: auto` on a runner with docker and buildx.',
    },
  );
}
