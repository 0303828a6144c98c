import fc from 'fast-check';
import { type App, apps, type Environment, environments } from './layout.ts';

/** What people, clocks and workflows do. */
export type Step =
  | { readonly kind: 'release'; readonly app: App }
  /** An older version than the newest. */
  | { readonly kind: 'old release'; readonly app: App; readonly back: number }
  | { readonly kind: 'promote' }
  /** A person merges an open pull request, whose gates let it. */
  | { readonly kind: 'merge'; readonly which: number; readonly method: 'merge' | 'squash' }
  | { readonly kind: 'approve'; readonly which: number }
  | { readonly kind: 'close'; readonly which: number }
  | {
      readonly kind: 'rollback';
      readonly app: App;
      readonly environment: Environment;
      readonly to: 'previous' | 'first';
    }
  /** A person holds what an environment runs. */
  | { readonly kind: 'hold'; readonly app: App; readonly environment: Environment }
  | { readonly kind: 'edit'; readonly app: App; readonly environment: Environment; readonly count: number }
  | { readonly kind: 'clock'; readonly hours: number };

const app = fc.constantFrom(...apps);
const environment = fc.constantFrom(...environments);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('release' as const), app }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('old release' as const), app, back: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('promote' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('merge' as const),
      which: fc.nat(3),
      method: fc.constantFrom('merge' as const, 'squash' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('approve' as const), which: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('close' as const), which: fc.nat(3) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('rollback' as const),
      app,
      environment,
      to: fc.constantFrom('previous' as const, 'first' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('hold' as const), app, environment }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('edit' as const), app, environment, count: fc.nat(9) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('clock' as const), hours: fc.constantFrom(1, 3) }) },
);

/** At most twelve steps; some begin where a version is on its way, so that there is more to go wrong. */
export const histories = fc
  .tuple(fc.boolean(), fc.array(step, { minLength: 3, maxLength: 12 }))
  .map(([isUnderWay, steps]) => {
    const start: readonly Step[] = [
      { kind: 'release', app: 'shop' },
      { kind: 'clock', hours: 3 },
      { kind: 'promote' },
      { kind: 'merge', which: 0, method: 'squash' },
    ];
    return isUnderWay ? [...start, ...steps].slice(0, 12) : steps;
  });
