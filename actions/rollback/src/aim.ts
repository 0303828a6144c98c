import { posix } from 'node:path';
import {
  type AppConfig,
  type Config,
  configPath,
  type EnvironmentConfig,
  type Policy,
  policyFor,
  targetsIn,
} from '#environment';
import { ActionError } from '#error';
import type { Inputs } from './inputs.ts';

/** What a rollback is about, as gitops.yaml names it. */
export interface Aim {
  readonly config: Config;
  readonly environment: EnvironmentConfig;
  readonly apps: readonly AppConfig[];
  readonly policy: Policy;
  /** The files that hold the images of the apps. */
  readonly files: readonly string[];
  /** The folder or file whose history is theirs; '' for the whole repository. */
  readonly folder: string;
}

/** What goes back as one: it names the branch and the commit. */
export function nameOf({ app, group }: Inputs): string {
  if (app !== undefined && group !== undefined) throw inputInvalid('`app` and `group` are both given');
  const name = app ?? group;
  if (name !== undefined) return name;
  throw inputInvalid('there is neither an `app` nor a `group`');
}

function inputInvalid(found: string): ActionError {
  return new ActionError('INPUT_INVALID', `Naming what goes back failed: ${found}.`, {
    hint: `Give one of them, as ${configPath} calls it.`,
  });
}

/** @throws ActionError NOT_ALLOWED where gitops.yaml knows no such thing, or more goes back than was named */
export function aimAt(inputs: Inputs, config: Config): Aim {
  const apps = appsOf(inputs, config);
  const { mode, merge } = inputs;
  const ruled = withRollbackRules(config);
  const asked = { environment: inputs.environment, paths: [], images: [], settings: { mode, merge } };
  const policies = apps.map(({ name }) => policyFor(ruled, { ...asked, app: name }));
  const environment = config.environments.find(({ name }) => name === inputs.environment);
  const [policy] = policies;
  if (environment === undefined || policy === undefined) {
    throw refused(`${configPath} has no environment "${inputs.environment}" with these apps`);
  }
  const files = [...new Set(apps.flatMap((app) => targetsIn(environment, app).map(({ file }) => file)))];
  const glob = files.find((file) => /[*?[\]{}]/.test(file));
  if (files.length === 0)
    throw refused(`${configPath} names no \`targets\` of ${apps.map(({ name }) => name).join(', ')}`);
  if (glob !== undefined) throw refused(`the target "${glob}" is a pattern, whose files may have been others before`);
  return { config, environment, apps, policy, files, folder: commonFolder(files) };
}

function appsOf({ app, group, environment }: Inputs, config: Config): readonly AppConfig[] {
  if (group !== undefined) {
    const found = config.groups.find(({ name }) => name === group);
    if (found === undefined) throw refused(`${configPath} has no group "${group}"`);
    const apps = config.apps.filter(({ name }) => found.apps.includes(name));
    return apps.filter(({ environments }) => environments === undefined || environments.includes(environment));
  }
  const found = config.apps.filter(({ name }) => name === app);
  if (found.length === 0) throw refused(`${configPath} has no app "${app}"`);
  const around = config.groups.find(({ apps }) => app !== undefined && apps.includes(app));
  if (around === undefined) return found;
  throw new ActionError('NOT_ALLOWED', `Rolling back was refused: "${app}" is of the group "${around.name}".`, {
    hint: `Its apps go back together: give \`group: ${around.name}\` in place of \`app\`.`,
  });
}

/** What gitops.yaml allows a rollback stands in place of what it says of other changes. */
function withRollbackRules(config: Config): Config {
  const environments = config.environments.map((environment) => {
    const { settings, rollback } = environment;
    const { mode = settings.mode, merge = settings.merge } = rollback;
    return { ...environment, settings: { ...settings, mode, merge } };
  });
  return { ...config, environments };
}

/** The deepest folder that holds them all; of a single file itself. */
function commonFolder(files: readonly string[]): string {
  const [first = '', ...others] = files;
  if (others.length === 0) return first;
  let folder = posix.dirname(first);
  while (folder !== '.' && !others.every((file) => file.startsWith(`${folder}/`))) folder = posix.dirname(folder);
  return folder === '.' ? '' : folder;
}

function refused(found: string): ActionError {
  return new ActionError('NOT_ALLOWED', `Rolling back was refused: ${found}.`, {
    hint: `Correct the inputs, or ${configPath} on the base branch: only what it names goes back.`,
  });
}
