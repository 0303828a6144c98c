import { isDeepStrictEqual } from 'node:util';
import type { Task } from './build.ts';
import { type Identity, identify } from './identity.ts';
import type { Inputs } from './inputs.ts';
import { findPlace, type Intent, type Place } from './place.ts';
import type { Ports } from './ports.ts';

export type FindPlaces = (identity: Identity) => Promise<readonly Place[]>;

/** Looks where the image is to stand before git has answered: seldom does it depend on the commit which tags it gets. */
export function lookEarly({ inputs, ports }: Pick<Task, 'inputs' | 'ports'>): FindPlaces {
  const look: FindPlaces = (identity) => findPlaces({ inputs, ports }, { ...identity, onExisting: inputs.onExisting });
  const guess = guessIdentity(inputs, ports);
  if (guess === undefined || inputs.push === 'nothing' || inputs.push === 'digest') return look;
  const early = look(guess);
  // whoever waits for it hears of a failure; nobody may
  early.catch(() => undefined);
  return (identity) => (isDeepStrictEqual(identity.tags, guess.tags) ? early : look(identity));
}

/** `undefined` where there is none without the commit: what is wrong about the inputs shows once it is known. */
function guessIdentity(inputs: Inputs, { event }: Ports): Identity | undefined {
  try {
    return identify(inputs, event, undefined);
  } catch {
    return undefined;
  }
}

export async function shelvesOf({
  inputs,
  ports,
}: Pick<Task, 'inputs' | 'ports'>): Promise<readonly Pick<Place, 'reference' | 'shelf'>[]> {
  return await Promise.all(
    inputs.image.map(async ({ reference }) => {
      const registry = await ports.connect(reference.registry);
      return { reference, shelf: { registry, path: reference.path } };
    }),
  );
}

export async function findPlaces(task: Pick<Task, 'inputs' | 'ports'>, intent: Intent): Promise<readonly Place[]> {
  const shelves = await shelvesOf(task);
  return await Promise.all(shelves.map(({ reference, shelf }) => findPlace(reference, shelf, intent)));
}
