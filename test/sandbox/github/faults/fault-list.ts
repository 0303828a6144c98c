import type { World } from '../state/world.ts';
import type { Fault, Faults, FaultTarget, SetFault } from './fault.ts';
import { snapshot } from './snapshot.ts';

interface Pending {
  readonly fault: Fault;
  readonly matching: Pick<RegExp, 'test'>;
  readonly spoiled: string[];
  /** What a stale read sees. */
  readonly earlier: World | undefined;
  skip: number;
  left: number;
}

export type DueFault = Pick<Pending, 'fault' | 'earlier'>;

export class FaultList implements Faults {
  readonly #world: World;
  #pending: Pending[] = [];
  #lateEffects: (() => Promise<void>)[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  async set(fault: Fault, { skip = 0, times = 1, matching = /^/ }: FaultTarget = {}): Promise<SetFault> {
    const earlier = fault.kind === 'stale-read' ? await snapshot(this.#world) : undefined;
    const pending = { fault, matching, skip, left: times, spoiled: [], earlier };
    this.#pending.push(pending);
    return pending;
  }

  async clear(): Promise<void> {
    this.#pending = [];
    await this.landEffects();
  }

  /** The fault for a request, used up by asking. Each fault that fits counts the request, the first that is due spoils it. */
  next(request: string): DueFault | undefined {
    const fitting = this.#pending.filter(({ left, matching }) => left > 0 && matching.test(request));
    const due = fitting.find(({ skip }) => skip === 0);
    for (const pending of fitting) if (pending.skip > 0) pending.skip -= 1;
    if (due === undefined) return undefined;
    due.left -= 1;
    due.spoiled.push(request);
    return due;
  }

  postpone(effect: () => Promise<void>): void {
    this.#lateEffects.push(effect);
  }

  async landEffects(): Promise<void> {
    for (const effect of this.#lateEffects.splice(0)) await effect();
  }
}
