import { resolve } from 'node:path';
import type { Annotation, BuildSecret, BuildSettings } from '#engine';
import { ActionError } from '#error';
import { Secret } from '#secret';
import { cachesOf } from './caches.ts';
import type { Inputs } from './inputs.ts';

export interface Surroundings {
  readonly workspace: string;
  /** Of the step. */
  readonly variable: (name: string) => string | undefined;
}

/**
 * What is asked for beside the Dockerfile.
 * @param facts the standard labels, as the image carries them
 */
export function settingsOf(
  inputs: Inputs,
  facts: ReadonlyMap<string, string>,
  surroundings: Surroundings,
): BuildSettings {
  const {
    platforms,
    index,
    annotations,
    provenance,
    sbom,
    ssh,
    pull,
    noCache,
    noCacheFilters,
    network,
    addHosts,
    shmSize,
    allow,
  } = inputs;
  refuseLostAnnotations(inputs);
  return {
    ...{ platforms, index, provenance, sbom, ssh, pull, noCache, noCacheFilters, network, addHosts, shmSize, allow },
    ...cachesOf(inputs),
    ulimits: inputs.ulimit,
    annotations: [...standard(facts), ...annotations],
    secrets: secretsOf(inputs, surroundings),
    buildContexts: new Map([...inputs.buildContexts].map(([name, value]) => [name, located(value, surroundings)])),
  };
}

/** Registries show what an index says as well as what an image says. */
function standard(facts: ReadonlyMap<string, string>): readonly Annotation[] {
  return [...facts].flatMap(([name, value]) => [
    { level: 'manifest', name, value } as const,
    { level: 'index', name, value } as const,
  ]);
}

function refuseLostAnnotations({ annotations, platforms, index }: Inputs): void {
  const lost = annotations.find(({ level }) => level !== 'manifest');
  if (lost === undefined || index === 'always' || platforms.length > 1) return;
  throw new ActionError(
    'INPUT_INVALID',
    `Input "annotations": ${lost.level}:${lost.name} needs an index, and none is made.`,
    {
      hint: 'Annotate the manifest, or set `index: always`.',
    },
  );
}

function secretsOf(inputs: Inputs, { workspace, variable }: Surroundings): readonly BuildSecret[] {
  const fromVariable = ([id, name]: readonly [string, string]): BuildSecret => {
    const value = variable(name);
    if (value !== undefined) return { id, content: { value: new Secret(value) } };
    throw new ActionError('INPUT_INVALID', `Input "secret-envs": the variable ${name} of secret ${id} is not set.`, {
      hint: 'Set it in `env` of the step.',
    });
  };
  return [
    ...[...inputs.secrets].map(([id, value]) => ({ id, content: { value } })),
    ...[...inputs.secretFiles].map(([id, file]) => ({ id, content: { file: resolve(workspace, file) } })),
    ...[...inputs.secretEnvs].map(fromVariable),
  ];
}

/** A folder by its absolute path; anything else (`docker-image://…`, an address) as it stands. */
function located(value: string, { workspace }: Surroundings): string {
  return /^[a-z][a-z0-9+.-]*:|^git@/i.test(value) ? value : resolve(workspace, value);
}
