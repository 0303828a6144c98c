import { ActionError } from '#error';
import type { PastState } from '#github';
import { compareVersions, formatReference } from '#image';
import type { Freight } from './freight.ts';
import type { Wish } from './wish.ts';

/** What ran at one time in the past, and since when. */
export interface Past {
  readonly freight: Freight;
  /** How the files came to hold it. */
  readonly state: PastState;
}

export interface Chosen {
  readonly current: Freight;
  readonly isHeld: (freight: Freight) => boolean;
  /** Of all states, those included at which the files held no whole freight. */
  readonly states: readonly PastState[];
}

/** A choice among what is known of the past, newest first; `undefined` where it may lie further back. */
export function choose(past: readonly Past[], wish: Wish, { current, isHeld, states }: Chosen): Past | undefined {
  switch (wish.kind) {
    case 'previous':
      return past.find(({ freight }) => freight.id !== current.id && !isHeld(freight));
    case 'time': {
      const then = states.find(({ at }) => Date.parse(at) <= wish.time);
      return past.find(({ state }) => state === then);
    }
    case 'name':
      return past.find((each) => isNamed(each, wish.name));
  }
}

function isNamed({ freight, state }: Past, name: string): boolean {
  if (freight.id === name) return true;
  if (/^[0-9a-f]{7,64}$/.test(name) && state.oid.startsWith(name)) return true;
  return freight.images.some(({ tag }) => tag === name || (tag !== undefined && compareVersions(tag, name) === 0));
}

const shownFreights = 5;

/** The refusal once the past is known to its end. */
export function nothingFound(past: readonly Past[], wish: Wish, place: string): ActionError {
  const shown = [...new Map(past.map((each) => [each.freight.id, each])).values()].slice(0, shownFreights);
  const ran = shown.map(({ freight, state }) => `${nameOf(freight)} (${freight.id}, since ${state.at})`);
  const looked = {
    previous: 'nothing else ran there that is not held',
    time: `nothing is known to have run there ${wish.kind === 'time' ? wish.written : ''}`.trim(),
    name: `"${wish.kind === 'name' ? wish.name : ''}" never ran there`,
  }[wish.kind];
  return new ActionError(
    'NOT_ALLOWED',
    `Rolling back ${place} was refused: ${looked}. What did: ${ran.join('; ') || 'nothing'}.`,
    {
      hint: 'Set `to` to one of these; a version that never ran there is delivered or promoted, not rolled back to.',
    },
  );
}

export function nameOf({ images }: Freight): string {
  return images.map((image) => image.tag ?? formatReference(image)).join(', ');
}
