import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { baseImagesOf } from '#engine';
import { onCancel } from '#exec';
import { formatReference } from '#image';
import { announce } from './artifacts.ts';
import { build, type Task } from './build.ts';
import { check } from './check.ts';
import { type FindPlaces, findPlaces, lookEarly, shelvesOf } from './find-places.ts';
import { givenSecrets } from './given-secrets.ts';
import { refuseSecrets } from './guard.ts';
import { identify, identifyMerged } from './identity.ts';
import type { Inputs } from './inputs.ts';
import { lookFor } from './leak.ts';
import { refuseLostStatements } from './lost-statements.ts';
import type { Material } from './material.ts';
import { mergeLegs } from './merge.ts';
import { mergedMaterial } from './merged-index.ts';
import { phasesText } from './phases.ts';
import { type Place, reusable } from './place.ts';
import type { Ports } from './ports.ts';
import { buildIfAllowed } from './preflight.ts';
import { publish, publishByDigest } from './publish.ts';
import { contextOf, locate } from './request.ts';
import type { Outcome, Result } from './result.ts';
import { standardFacts } from './standard-facts.ts';

export async function run(inputs: Inputs, ports: Ports): Promise<Result> {
  const leak = lookFor(await givenSecrets(inputs, ports));
  refuseSecrets(inputs, leak);
  refuseLostStatements(inputs);
  noteLowerCase(inputs, ports);
  const temp = mkdtempSync(join(ports.temp, 'build-push-'));
  const clearUp = async (): Promise<void> => rmSync(temp, { recursive: true, force: true });
  using _ = onCancel(clearUp);
  try {
    if (inputs.call === 'check') return await check(inputs, ports, temp);
    const result =
      inputs.mergeResults.length > 0 ? await merge(inputs, ports) : await make({ inputs, ports, leak, temp });
    for (const outcome of result.outcomes) tell(outcome, ports);
    await announce(result.outcomes, ports);
    const phases = ports.phases.taken();
    ports.log.info(`Time: ${phasesText(phases)}`);
    return { ...result, phases };
  } finally {
    await clearUp();
  }
}

async function make(given: Omit<Task, 'identity'>): Promise<Result> {
  const { inputs, ports } = given;
  // git and the registry are asked first: this process loads and reads while they answer
  const answer = ports.headOf(contextOf(inputs, ports.workspace));
  // a context that is not there is told of below
  answer.catch(() => undefined);
  const [location] = await Promise.all([locate(inputs, ports.workspace), connectAll(inputs, ports)]);
  const places = lookEarly(given);
  const [head, bases] = await Promise.all([answer, baseImagesOf({ ...inputs, ...location }), prepare(inputs, ports)]);
  const identity = identify(inputs, ports.event, head);
  const task = { ...given, identity };
  const outcomes = await outcomesOf(task, places, () => build(task, { location, bases }));
  return { identity, source: ports.source, outcomes };
}

/** Looks up the logins. What fails here fails again where it is needed. */
async function connectAll({ push, image }: Inputs, { connect }: Ports): Promise<void> {
  const registries = push === 'nothing' ? [] : image.map(({ reference }) => reference.registry);
  await Promise.allSettled(registries.map(connect));
}

/** Loads the engine that is tried first. What fails here fails again where it is needed. */
async function prepare({ engine: choice }: Inputs, { engines }: Ports): Promise<void> {
  const engine = engines.find(({ name }) => choice === 'auto' || choice === name);
  await Promise.allSettled([engine?.prepare?.()]);
}

async function outcomesOf(
  task: Task,
  findPlaces: FindPlaces,
  material: () => Promise<Material>,
): Promise<readonly Outcome[]> {
  const { inputs, identity } = task;
  if (inputs.push === 'nothing') return buildOnly(inputs, identity.tag, await material());
  const intent = { ...identity, onExisting: inputs.onExisting };
  const allowed = (places: readonly Pick<Place, 'shelf'>[]): Promise<Material> =>
    buildIfAllowed(
      places.map(({ shelf }) => shelf),
      material,
    );
  if (inputs.push === 'digest') {
    const shelves = await shelvesOf(task);
    return await publishByDigest(shelves, await allowed(shelves), intent);
  }
  const places = await findPlaces(identity);
  let made: Promise<Material> | undefined;
  const makeOnce = (): Promise<Material> => {
    made ??= allowed(places.filter((place) => reusable(place, intent) === undefined));
    return made;
  };
  return await publish(places, intent, makeOnce);
}

async function merge(inputs: Inputs, ports: Ports): Promise<Result> {
  const legs = new Map(
    inputs.image.map(({ reference: { repository } }) => [
      repository,
      mergeLegs(repository, inputs.mergeResults, inputs.platforms),
    ]),
  );
  const [first] = legs.values();
  const identity = identifyMerged(inputs, ports.event, first);
  const intent = { ...identity, onExisting: inputs.onExisting };
  const places = await findPlaces({ inputs, ports }, intent);
  const facts = { annotations: standardFacts(identity, ports.source), always: inputs.index === 'always' };
  const outcomes = await publish(places, intent, (place) => mergedMaterial(legs, place, facts));
  return { identity, source: ports.source, outcomes };
}

function noteLowerCase({ image }: Inputs, { log }: Ports): void {
  for (const { reference, written } of image) {
    if (written.includes(reference.path) || !written.toLowerCase().includes(reference.path)) continue;
    log.annotate('notice', `Image "${written}" is used as "${reference.repository}": image paths have no upper case.`);
  }
}

function buildOnly({ image }: Inputs, tag: string, { engine, base }: Material): readonly Outcome[] {
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
