import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildImage } from '#engine';
import { formatReference } from '#image';
import { refuseSecrets } from './guard.ts';
import { type Identity, identify } from './identity.ts';
import type { Inputs } from './inputs.ts';
import { type Material, materialOf } from './material.ts';
import { findPlace, type Intent, type Place } from './place.ts';
import type { Ports } from './ports.ts';
import { publish } from './publish.ts';
import { locate, requestFor } from './request.ts';
import type { Outcome, Result } from './result.ts';

export async function run(inputs: Inputs, ports: Ports): Promise<Result> {
  const { workspace, source, log, engines } = ports;
  refuseSecrets(inputs);
  const location = await locate(inputs, workspace);
  const identity = identify(inputs, ports.event, await ports.headOf(location.context));
  noteLowerCase(inputs, ports);
  const temp = await mkdtemp(join(ports.temp, 'build-push-'));
  try {
    const request = requestFor(inputs, identity, { location, temp, source });
    const build = async (): Promise<Material> =>
      materialOf(
        await log.group('Build', () => buildImage(inputs.engine, request, { engines, say: (line) => log.info(line) })),
      );
    const intent = { ...identity, onExisting: inputs.onExisting };
    const outcomes = inputs.push
      ? await publish(await findPlaces(inputs, intent, { ports, temp }), intent, build)
      : await buildOnly(inputs, identity, build);
    for (const outcome of outcomes) tell(outcome, ports);
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
  intent: Intent,
  { ports, temp }: { readonly ports: Ports; readonly temp: string },
): Promise<readonly Place[]> {
  return await Promise.all(
    image.map(async ({ reference }) => {
      const shelf = { registry: await ports.connect(reference.registry), path: reference.path, temp };
      return await findPlace(reference, shelf, intent);
    }),
  );
}

async function buildOnly(
  { image }: Inputs,
  { tag }: Identity,
  build: () => Promise<Material>,
): Promise<readonly Outcome[]> {
  const { engine, base } = await build();
  return image.map(({ reference }) => ({
    ...{ status: 'built', reference: { ...reference, tag }, stored: undefined, tags: [] },
    ...{ engine, base },
  }));
}

function tell({ status, reference, stored, tags }: Outcome, { log }: Ports): void {
  const named = stored === undefined ? reference : { ...reference, digest: stored.digest };
  log.info(`${status} ${formatReference(named)}`);
  for (const { tag, state, reason, error } of tags) {
    const line = `Tag ${reference.repository}:${tag} ${state}${reason === '' ? '' : `: ${reason}`}`;
    if (state === 'refused' && error === undefined) log.annotate('warning', line);
    else log.info(line);
  }
}
