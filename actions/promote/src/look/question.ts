import { configPath, rollingBranch } from '#environment';
import type { Decoration, FactsPlace, FactsQuestion, Overview, ProposedChange } from '#github';
import { decorationFor } from '../scope/decoration.ts';
import { type Pair, pairOf, type Scope, sourcesOf } from '../scope/pair.ts';
import { type Step, stepTo } from '../scope/steps.ts';
import type { Touching } from '../scope/touched.ts';

interface Asked extends Scope {
  readonly overview: Overview;
  readonly steps: readonly Step[];
  readonly touching: readonly Touching[];
}

/** All that the promotions and the gates depend on. */
export function questionOf(asked: Asked, repository: string): FactsQuestion {
  const { steps, touching } = asked;
  const targets = steps.map(({ edge, unit }) => pairOf(asked, edge.to, unit));
  const guarded = touching.flatMap(({ pairs }) => pairs);
  const sources = [
    ...steps.flatMap(({ edge, unit }) => sourcesOf(asked, edge.from, unit)),
    ...guarded.flatMap(({ environment, unit }) => {
      const step = stepTo(asked.config, environment.name, unit);
      return step === undefined ? [] : sourcesOf(asked, step.edge.from, unit);
    }),
  ];
  const unrolled = touching.flatMap(({ change, pairs }) => (mayRollBack(change) ? pairs : []));
  const heads = headsOf(asked, targets);
  return {
    repository,
    places: [
      ...basesOf(asked, { pairs: [...targets, ...guarded, ...sources], past: [...sources, ...unrolled] }),
      ...heads.map(({ change, paths }) => placeOfHead(change, paths)),
    ],
    branches: targets.map(({ base, environment, unit }) => ({
      base,
      branch: rollingBranch(environment.name, unit.name),
    })),
    pullRequests: heads.map(({ change }) => change.number),
    teams: [...new Set([...targets, ...guarded].flatMap(({ environment }) => environment.reviewers.teams))],
    decoration: decorationOf(asked, targets),
  };
}

/** A rollback says in gitops.yaml what it holds: what its environment held before is asked then. */
export function mayRollBack({ files, hasAllFiles }: ProposedChange): boolean {
  return !hasAllFiles || files.includes(configPath);
}

/** The pull request of ours that carries what comes to a pair. */
export function ownChange({ pullRequests }: Overview, pair: Pair, branch: string): ProposedChange | undefined {
  return pullRequests.find((each) => each.branch === branch && each.base === pair.base && !each.isForeign);
}

/** All that any pull request may carry that is not open yet. */
function decorationOf({ overview }: Asked, targets: readonly Pair[]): Decoration | undefined {
  const unopened = targets.filter(
    (pair) => ownChange(overview, pair, rollingBranch(pair.environment.name, pair.unit.name)) === undefined,
  );
  const all = unopened.map(decorationFor);
  const union = (of: (each: Decoration) => readonly string[]): readonly string[] => [...new Set(all.flatMap(of))];
  const labels = union((each) => each.labels);
  const reviewers = union((each) => each.reviewers);
  const teams = union((each) => each.teams);
  const isNothing = labels.length + reviewers.length + teams.length === 0;
  return isNothing ? undefined : { labels, reviewers, teams, assignees: [], milestone: '' };
}

interface Head {
  readonly change: ProposedChange;
  readonly paths: readonly string[];
}

function headsOf({ overview, touching }: Asked, targets: readonly Pair[]): readonly Head[] {
  const heads = new Map<number, Head>();
  const add = (change: ProposedChange, paths: readonly string[]): void => {
    const known = heads.get(change.number)?.paths ?? (mayRollBack(change) ? [configPath] : []);
    heads.set(change.number, { change, paths: [...new Set([...known, ...paths])] });
  };
  for (const pair of targets) {
    const own = ownChange(overview, pair, rollingBranch(pair.environment.name, pair.unit.name));
    if (own !== undefined) add(own, pair.paths);
  }
  for (const { change, pairs } of touching) for (const { paths } of pairs) add(change, paths);
  return [...heads.values()];
}

interface Wanted {
  readonly pairs: readonly Pair[];
  /** Whose earlier states are wanted. */
  readonly past: readonly Pair[];
}

function basesOf({ overview, config }: Asked, { pairs, past }: Wanted): readonly FactsPlace[] {
  const statements = config.environments.some(({ gates }) => gates.checks.length > 0);
  return [...new Set(pairs.map(({ base }) => base))].map((base) => {
    const on = (some: readonly Pair[]): readonly string[] => [
      ...new Set(some.filter((pair) => pair.base === base).flatMap(({ paths }) => paths)),
    ];
    const ref = base === overview.base.name ? overview.base.oid : `refs/heads/${base}`;
    return { ref, base, paths: on(pairs), histories: on(past), statements };
  });
}

function placeOfHead({ headOid, base }: ProposedChange, paths: readonly string[]): FactsPlace {
  return { ref: headOid, base, paths, histories: [], statements: false };
}
