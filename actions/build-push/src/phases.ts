import type { Registry } from '#registry';

/** What a run spends its time with; a preflight runs beside the build. */
export type Phase = 'look' | 'preflight' | 'build' | 'push' | 'verify';

/** Measures phases, of which several may be under way at once. */
export interface Phases {
  readonly during: <T>(phase: Phase, work: () => Promise<T>) => Promise<T>;
  /** Milliseconds, of the phases that there were, in the order in which they began. */
  readonly taken: () => readonly (readonly [Phase, number])[];
}

/** Milliseconds. Node loads a module for `performance` when it is first used. */
const sinceStart = (): number => Number(process.hrtime.bigint()) / 1e6;

export function measurePhases(now: () => number = sinceStart): Phases {
  const running = new Map<Phase, { total: number; open: number; since: number }>();
  return {
    async during(phase, work) {
      const state = running.get(phase) ?? { total: 0, open: 0, since: 0 };
      running.set(phase, state);
      // what overlaps counts once
      if (state.open === 0) state.since = now();
      state.open += 1;
      try {
        return await work();
      } finally {
        state.open -= 1;
        if (state.open === 0) state.total += now() - state.since;
      }
    },
    taken: () => [...running].map(([phase, { total }]) => [phase, total] as const),
  };
}

/** A registry whose requests are measured as what they are made for. */
export function measured(registry: Registry, { during }: Phases): Registry {
  return {
    ...registry,
    getManifest: (...given) => during('look', () => registry.getManifest(...given)),
    getBlob: (...given) => during('look', () => registry.getBlob(...given)),
    getDocument: (...given) => during('look', () => registry.getDocument(...given)),
    checkPush: (...given) => during('preflight', () => registry.checkPush(...given)),
    putBlob: (...given) => during('push', () => registry.putBlob(...given)),
    putManifest: (...given) => during('push', () => registry.putManifest(...given)),
    addManifest: (...given) => during('push', () => registry.addManifest(...given)),
    createTag: (...given) => during('push', () => registry.createTag(...given)),
    confirm: (...given) => during('verify', () => registry.confirm(...given)),
    lists: (...given) => during('verify', () => registry.lists(...given)),
  };
}

/** `look 12 ms · build 1.3 s` */
export function phasesText(phases: ReturnType<Phases['taken']>): string {
  return phases.map(([phase, time]) => `${phase} ${textOf(time)}`).join(' · ');
}

function textOf(milliseconds: number): string {
  return milliseconds < 1_000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1_000).toFixed(1)} s`;
}
