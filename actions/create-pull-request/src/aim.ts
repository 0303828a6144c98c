import {
  appOf,
  type Config,
  configPath,
  inPath,
  type Policy,
  policyFor,
  rollbackBranch,
  rollingBranch,
  siblingPrefix,
  versionBranch,
} from '#environment';
import { ActionError } from '#error';
import type { CheckoutChanges } from '#git';
import type { Decoration, Inspection, Question } from '#github';
import { folderOf, isGlob, type Listed } from './globs.ts';
import type { Inputs } from './inputs.ts';

/** What a look at the repository is for: names and places, as far as inputs and gitops.yaml say them. */
export interface Aim {
  readonly app: string;
  readonly environment: string;
  readonly branch: string;
  /** '' for the repository's default branch. */
  readonly base: string;
  readonly paths: readonly string[];
  readonly globs: readonly string[];
  /** The files that the globs are known to stand for. */
  readonly globbed: readonly string[];
  readonly checkout: { readonly commit: string; readonly paths: readonly string[] } | undefined;
  /** The prefix of our branches for other versions. */
  readonly siblings: string | undefined;
  /** The branches of rollbacks: while one of them waits, nothing else comes to the app there. */
  readonly rollbacks: readonly string[];
  readonly policy: Policy;
  readonly decoration: Decoration | undefined;
}

/** What earlier looks found out. */
export interface Known {
  readonly config: Config | undefined;
  /** Files that the group's open pull request changes. */
  readonly groupFiles: readonly string[];
  /** How many branches turned out to hold somebody's commits. */
  readonly taken: number;
  /** What the globs of the paths stand for. */
  readonly listed: Listed | undefined;
  /** What is brought in place of an edit. */
  readonly checkout: CheckoutChanges | undefined;
}

export const nothingKnown: Known = {
  config: undefined,
  groupFiles: [],
  taken: 0,
  listed: undefined,
  checkout: undefined,
};

/** @throws ActionError INPUT_INVALID where nothing names the app, NOT_ALLOWED, CONFIG_INVALID */
export function aimAt(inputs: Inputs, { config, groupFiles, taken, listed, checkout }: Known): Aim {
  const changed = checkout?.changes.map(({ path }) => path) ?? [];
  const images = inputs.image.map(({ image }) => image);
  const policy = policyFor(config, {
    app: inputs.app === '' ? undefined : inputs.app,
    environment: inputs.environment,
    paths: checkout === undefined ? inputs.path : changed,
    images,
    settings: {
      base: inputs.base,
      mode: inputs.mode,
      strategy: inputs.strategy,
      downgrade: inputs.downgrade,
      foreignCommits: inputs.foreignCommits,
      merge: inputs.merge,
      mergeMethod: inputs.mergeMethod,
      pin: inputs.pin,
      allowedPaths: inputs.allowedPaths.length === 0 ? undefined : inputs.allowedPaths,
    },
  });
  const { environment, settings } = policy;
  const app = inputs.group === '' ? nameOf(inputs, policy) : groupOf(inputs.group, policy, config);
  const isNamed = inputs.branch !== undefined || inputs.group !== '' || checkout !== undefined;
  const isRolling = settings.strategy === 'rolling' || isNamed;
  const branch =
    inputs.branch ?? (isRolling ? rollingBranch(environment, app) : versionBranch({ environment, app, images }));
  const paths = checkout === undefined ? [...new Set([...pathsOf(inputs, policy), ...groupFiles])] : [];
  return {
    app,
    environment,
    branch: taken === 0 ? branch : `${branch}-${taken + 1}`,
    base: settings.base ?? '',
    paths: paths.filter((path) => !isGlob(path)),
    globs: paths.filter(isGlob),
    globbed: listed?.files ?? [],
    checkout: checkout === undefined ? undefined : { commit: checkout.head, paths: changed },
    siblings: isRolling ? undefined : siblingPrefix(environment, app),
    rollbacks: unitNames(app, config).map((name) => rollbackBranch(environment, name)),
    policy,
    decoration: decorationOf(inputs, policy),
  };
}

/** What may go back there: the app, or the group that it is of. */
function unitNames(app: string, config: Config | undefined): readonly string[] {
  const groups = config?.groups.filter(({ apps }) => apps.includes(app)) ?? [];
  return [app, ...groups.map(({ name }) => name)];
}

function decorationOf(inputs: Inputs, { settings }: Policy): Decoration | undefined {
  const { reviewers, teamReviewers: teams, assignees, milestone } = inputs;
  const labels = inputs.labels.length === 0 ? settings.labels : inputs.labels;
  const isNothing = [...labels, ...reviewers, ...teams, ...assignees, milestone].join('') === '';
  return isNothing || settings.mode === 'direct' ? undefined : { labels, reviewers, teams, assignees, milestone };
}

function nameOf({ app, image: [first] }: Inputs, policy: Policy): string {
  const name = app !== '' ? app : (policy.app?.name ?? (first === undefined ? '' : appOf(first.image)));
  if (name !== '') return name;
  throw new ActionError('INPUT_INVALID', 'Naming the app failed: there is neither an `app` nor an `image`.', {
    hint: 'Set `app`: it names the branch and the pull request.',
  });
}

function groupOf(group: string, { app }: Policy, config: Config | undefined): string {
  if (config === undefined || config.groups.length === 0) return group;
  const found = config.groups.find(({ name }) => name === group);
  const problem =
    found === undefined
      ? `${configPath} has no group "${group}"`
      : app === undefined || !found.apps.includes(app.name)
        ? `${configPath} does not list the app in the group "${group}"`
        : undefined;
  if (problem === undefined) return group;
  throw new ActionError('NOT_ALLOWED', `Delivering to the group was refused: ${problem}.`, {
    hint: `Correct the input \`group\`, or \`groups:\` in ${configPath} on the base branch.`,
  });
}

/** The files that gitops.yaml names for the images stand in for an absent `path`. */
function pathsOf({ path }: Inputs, { app, path: directory }: Policy): readonly string[] {
  if (path.length > 0) return path;
  const targets = app?.images.flatMap(({ targets: each }) => each) ?? [];
  return targets.map(({ file }) => inPath(file, directory));
}

export function questionOf(repository: string, aim: Aim): Question {
  const { base, branch, paths, globs, globbed, checkout, siblings, rollbacks, decoration } = aim;
  return {
    repository,
    base,
    branch,
    paths,
    globbed,
    trees: [...new Set(globs.map(folderOf))],
    ...(checkout !== undefined && { checkout: checkout.commit, states: checkout.paths }),
    ...(siblings !== undefined && { siblings }),
    waitsFor: rollbacks,
    ...(decoration !== undefined && { decoration }),
  };
}

/** Whether what was seen answers the question that a better informed aim asks. */
export function answers({ base }: Inspection, asked: Aim, better: Aim): boolean {
  return (
    (better.base === asked.base || better.base === base.name) &&
    better.branch === asked.branch &&
    better.siblings === asked.siblings &&
    better.decoration?.labels.join('\n') === asked.decoration?.labels.join('\n') &&
    isSame(better.globs, asked.globs) &&
    isSame(better.rollbacks, asked.rollbacks) &&
    isSame(better.globbed, asked.globbed) &&
    isSame(better.paths, asked.paths)
  );
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.join('\n') === other.join('\n');
}
