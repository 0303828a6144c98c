import {
  appOf,
  type Config,
  configPath,
  inPath,
  type Policy,
  policyFor,
  rollingBranch,
  siblingPrefix,
  versionBranch,
} from '#environment';
import { ActionError } from '#error';
import type { Decoration, Inspection, Question } from '#github';
import type { Inputs } from './inputs.ts';

/** What a look at the repository is for: names and places, as far as inputs and gitops.yaml say them. */
export interface Aim {
  readonly app: string;
  readonly environment: string;
  readonly branch: string;
  /** '' for the repository's default branch. */
  readonly base: string;
  readonly paths: readonly string[];
  /** The prefix of our branches for other versions. */
  readonly siblings: string | undefined;
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
}

export const nothingKnown: Known = { config: undefined, groupFiles: [], taken: 0 };

/** @throws ActionError INPUT_INVALID where nothing names the app, NOT_ALLOWED, CONFIG_INVALID */
export function aimAt(inputs: Inputs, { config, groupFiles, taken }: Known): Aim {
  const images = inputs.image.map(({ image }) => image);
  const policy = policyFor(config, {
    app: inputs.app === '' ? undefined : inputs.app,
    environment: inputs.environment,
    paths: inputs.path,
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
  const isRolling = settings.strategy === 'rolling' || inputs.branch !== undefined || inputs.group !== '';
  const branch =
    inputs.branch ?? (isRolling ? rollingBranch(environment, app) : versionBranch({ environment, app, images }));
  return {
    app,
    environment,
    branch: taken === 0 ? branch : `${branch}-${taken + 1}`,
    base: settings.base ?? '',
    paths: [...new Set([...pathsOf(inputs, policy), ...groupFiles])],
    siblings: isRolling ? undefined : siblingPrefix(environment, app),
    policy,
    decoration: decorationOf(inputs, policy),
  };
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

export function questionOf(repository: string, { base, branch, paths, siblings, decoration }: Aim): Question {
  return {
    repository,
    base,
    branch,
    paths,
    ...(siblings !== undefined && { siblings }),
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
    better.paths.join('\n') === asked.paths.join('\n')
  );
}
