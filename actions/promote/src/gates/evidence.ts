import type { AttestationFact, EnvironmentConfig, MetricFact, Unit } from '#environment';
import { ActionError } from '#error';
import { type ImageReference, sameRepository } from '#image';
import type { Ports } from '../ports.ts';
import type { Evidence } from './rows.ts';

/** Images that are to come to an environment. */
export interface Wanted {
  readonly environment: EnvironmentConfig;
  readonly unit: Unit;
  readonly images: readonly ImageReference[];
}

/** What is asked of others than GitHub's repository: each query, and each digest, once. By environment. */
export async function gatherEvidence(
  wanted: readonly Wanted[],
  ports: Pick<Ports, 'github' | 'metrics' | 'verify'>,
): Promise<ReadonlyMap<string, Evidence>> {
  const environments = [...new Map(wanted.map(({ environment }) => [environment.name, environment])).values()];
  const answers = await answersTo(environments, ports);
  const bundles = new Map<string, Promise<readonly unknown[]>>();
  const all: [string, Evidence][] = [];
  for (const environment of environments) {
    const metrics = environment.gates.metrics.flatMap((metric) => {
      const fact = answers.get(keyOf(metric));
      return fact === undefined ? [] : [[metric.name, fact] as const];
    });
    const arriving = wanted.filter((each) => each.environment.name === environment.name);
    const attestations = await attestationsOf(environment, { arriving, bundles, ports });
    all.push([environment.name, { metrics: new Map(metrics), attestations }]);
  }
  return new Map(all);
}

type Metric = EnvironmentConfig['gates']['metrics'][number];

function keyOf({ prometheus, query }: Metric): string {
  return JSON.stringify([prometheus, query]);
}

async function answersTo(
  environments: readonly EnvironmentConfig[],
  { metrics: connect }: Pick<Ports, 'metrics'>,
): Promise<ReadonlyMap<string, MetricFact>> {
  const metrics = new Map(environments.flatMap(({ gates }) => gates.metrics.map((metric) => [keyOf(metric), metric])));
  if (metrics.size === 0) return new Map();
  const client = await connect([...metrics.values()].map(({ prometheus }) => prometheus));
  const asked = [...metrics].map(async ([key, { prometheus, query }]) => {
    return [key, await client.query(prometheus, query)] as const;
  });
  return new Map(await Promise.all(asked));
}

interface Arriving {
  readonly arriving: readonly Wanted[];
  /** What was read, by repository and digest. */
  readonly bundles: Map<string, Promise<readonly unknown[]>>;
  readonly ports: Pick<Ports, 'github' | 'verify'>;
}

async function attestationsOf(
  { gates: { attestation } }: EnvironmentConfig,
  { arriving, bundles, ports }: Arriving,
): Promise<Evidence['attestations']> {
  if (attestation === undefined) return new Map();
  const facts = new Map<string, AttestationFact>();
  for (const { unit, images } of arriving) {
    for (const image of images) {
      const { digest } = image;
      if (digest === undefined || facts.has(digest)) continue;
      const owner = unit.apps.find((app) => app.images.some((known) => sameRepository(known.image, image)));
      facts.set(digest, await factOf({ digest, repository: owner?.repo, signer: attestation.signer }, bundles, ports));
    }
  }
  return facts;
}

interface Asked {
  readonly digest: string;
  readonly repository: string | undefined;
  readonly signer: string;
}

/** What cannot be looked at is never passed. */
async function factOf(
  { digest, repository, signer }: Asked,
  bundles: Arriving['bundles'],
  { github, verify }: Arriving['ports'],
): Promise<AttestationFact> {
  if (repository === undefined) return { state: 'unknown', detail: 'gitops.yaml names no `repo` of the app' };
  const key = `${repository} ${digest}`;
  const reading = bundles.get(key) ?? github.attestations(repository, digest);
  bundles.set(key, reading);
  try {
    return await verify(await reading, { digest, signer, repository });
  } catch (error) {
    if (error instanceof ActionError) return { state: 'unknown', detail: error.message };
    throw error;
  }
}
