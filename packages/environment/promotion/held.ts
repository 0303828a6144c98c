import { type ImageReference, parseReference, sameRepository } from '#image';
import type { Config } from '../config/config.ts';
import type { Hold } from '../config/holds.ts';
import type { Edge } from './edges.ts';

/** Images of an app that are to come to an environment. */
export interface Arrival {
  readonly app: string;
  readonly environment: string;
  readonly images: readonly ImageReference[];
}

/**
 * The first hold that refuses them there.
 * @param today as 2026-12-01, in UTC
 */
export function holdOn({ holds }: Pick<Config, 'holds'>, arrival: Arrival, today: string): Hold | undefined {
  return holds.find(
    ({ app, environment, until, images }) =>
      app === arrival.app &&
      environment === arrival.environment &&
      (until === undefined || today < until) &&
      (images === undefined || arrival.images.some((image) => images.some((held) => isHeld(image, held)))),
  );
}

/** A hold by tag holds whatever image has that tag. A registry's name knows no case: another spelling is no way around. */
function isHeld(image: ImageReference, held: string): boolean {
  const hold = parseReference(held);
  if (!hold.ok || !sameRepository(hold.value, image)) return false;
  const { tag, digest } = hold.value;
  return digest === undefined ? tag !== undefined && tag === image.tag : digest === image.digest;
}

/** What is held on a step of the promotion order. */
export interface EdgeHolds {
  readonly target: Hold | undefined;
  /** The environments that the freight must not leave, each with its hold. */
  readonly sources: ReadonlyMap<string, Hold>;
}

/** A freight that is held in an environment is refused there and on every step out of it. */
export function holdsOnEdge(
  config: Pick<Config, 'holds'>,
  { from, to }: Pick<Edge, 'from' | 'to'>,
  arrivals: readonly Omit<Arrival, 'environment'>[],
  today: string,
): EdgeHolds {
  const first = (environment: string): Hold | undefined => {
    for (const arrival of arrivals) {
      const hold = holdOn(config, { ...arrival, environment }, today);
      if (hold !== undefined) return hold;
    }
    return undefined;
  };
  const sources = from.flatMap((name) => {
    const hold = first(name);
    return hold === undefined ? [] : [[name, hold] as const];
  });
  return { target: first(to.name), sources: new Map(sources) };
}
