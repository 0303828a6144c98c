import { hasGates, unitsOf } from '#environment';
import type { ProposedChange } from '#github';
import { type Pair, pairOf, type Scope } from './pair.ts';

/** A pull request, and what of it may have gates. */
export interface Touching {
  readonly change: ProposedChange;
  readonly pairs: readonly Pair[];
}

/**
 * The pull requests that change a file in which a value with gates stands. Branch, title, labels, trailers and author say
 * nothing about that: anybody can choose them.
 */
export function touchingOf(scope: Scope, changes: readonly ProposedChange[]): readonly Touching[] {
  const guarded = guardedPairs(scope);
  return changes.map((change) => ({
    change,
    pairs: guarded.filter(
      ({ base, paths }) =>
        base === change.base && (!change.hasAllFiles || paths.some((path) => change.files.includes(path))),
    ),
  }));
}

function guardedPairs(scope: Scope): readonly Pair[] {
  const { environments, holds } = scope.config;
  return environments
    .filter((each) => hasGates(each.gates) || holds.some(({ environment }) => environment === each.name))
    .flatMap((environment) => unitsOf(scope.config, environment.name).map((unit) => pairOf(scope, environment, unit)));
}
