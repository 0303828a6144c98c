import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Built, buildImage } from '#engine';
import { formatReference } from '#image';
import { refuseSecrets } from './guard.ts';
import { identify } from './identity.ts';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import { type Place, publish } from './publish.ts';
import { locate, requestFor } from './request.ts';
import type { Outcome, Result } from './result.ts';
import { readStoredImage } from './stored-image.ts';

export async function run(inputs: Inputs, ports: Ports): Promise<Result> {
  const { workspace, source, log, engines } = ports;
  refuseSecrets(inputs);
  const location = await locate(inputs, workspace);
  const identity = identify(inputs, ports.gitRef, await ports.headOf(location.context));
  noteLowerCase(inputs, ports);
  const temp = await mkdtemp(join(ports.temp, 'build-push-'));
  try {
    const request = requestFor(inputs, identity, { location, temp, source });
    const build = (): Promise<Built> =>
      log.group('Build', () => buildImage(inputs.engine, request, { engines, say: (line) => log.info(line) }));
    const outcomes = inputs.push
      ? await publish(await findPlaces(inputs, identity.tag, { ports, temp }), identity.revision, build)
      : await buildOnly(inputs, identity.tag, build);
    for (const outcome of outcomes) log.info(`${outcome.status} ${describe(outcome)}`);
    return { identity, source, outcomes };
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

function noteLowerCase({ image }: Inputs, { log }: Ports): void {
  for (const { reference, written } of image) {
    if (written.includes(reference.path) || !written.toLowerCase().includes(reference.path)) continue;
    log.annotate('notice', `Image "${written}" is used as "${reference.repository}": image paths have no upper case.`);
  }
}

async function findPlaces(
  { image }: Inputs,
  tag: string,
  { ports, temp }: { readonly ports: Ports; readonly temp: string },
): Promise<readonly Place[]> {
  return await Promise.all(
    image.map(async ({ reference }) => {
      const shelf = { registry: await ports.connect(reference.registry), path: reference.path, temp };
      return { reference: { ...reference, tag }, tag, shelf, before: await readStoredImage(shelf, tag) };
    }),
  );
}

async function buildOnly({ image }: Inputs, tag: string, build: () => Promise<Built>): Promise<readonly Outcome[]> {
  const built = await build();
  const { engine } = built;
  const base = built.build.kind === 'layout' ? built.build.base : [];
  return image.map(({ reference }) => ({
    status: 'built',
    reference: { ...reference, tag },
    stored: undefined,
    engine,
    base,
  }));
}

function describe({ reference, stored }: Outcome): string {
  return formatReference(stored === undefined ? reference : { ...reference, digest: stored.digest });
}
