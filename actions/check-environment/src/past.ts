import { type Arriving, heldFreight, isRollback } from '#check';
import {
  type AppConfig,
  type Config,
  configPath,
  type EnvironmentConfig,
  filesAt,
  freightOf,
  readConfig,
  targetsIn,
} from '#environment';
import { ActionError } from '#error';
import type { PastPage, PastQuestion } from '#github';
import type { Base } from './base.ts';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import type { Snapshot } from './snapshot.ts';

interface Question {
  readonly config: Config;
  readonly base: Base;
  readonly inputs: Inputs;
  readonly github: NonNullable<Ports['github']>;
  /** The repository as it was. */
  readonly before: Snapshot;
  /** As it would be. */
  readonly head: Snapshot;
  readonly now: Date;
}

/** The branch that an environment is delivered to; undefined where nothing says one. */
function branchOf(config: Config, name: string): string | undefined {
  return config.environments.find((environment) => environment.name === name)?.settings.base ?? config.defaults.base;
}

/** Where each environment is a branch, a change reaches one of them alone. */
export function isReached(config: Config, environment: string, base: Pick<Base, 'name' | 'commit'>): boolean {
  const branch = branchOf(config, environment);
  return branch === undefined || branch === base.name || base.name === base.commit;
}

/** Adds what the environments held before. Only what a check will ask for is read. */
export async function withPast(arriving: readonly Arriving[], question: Question): Promise<readonly Arriving[]> {
  const proposed = configIn(question.head);
  const today = question.now.toISOString().slice(0, 10);
  const told: Arriving[] = [];
  for (const each of arriving) {
    const held = new Map<string, ReadonlySet<string>>();
    const wanted = each.after.length === 0 ? [] : [each.environment, ...sourcesOf(question.config, each.environment)];
    for (const name of wanted) held.set(name, await heldBy(name, each, question));
    const known = { ...each, held };
    told.push({ ...known, isRollback: isRollback(known, proposed, today) });
  }
  return told;
}

function configIn({ texts }: Snapshot): Config | undefined {
  try {
    return readConfig(texts.get(configPath) ?? '');
  } catch (error) {
    if (error instanceof ActionError) return undefined;
    throw error;
  }
}

function sourcesOf({ environments }: Config, name: string): readonly string[] {
  return environments.find((environment) => environment.name === name)?.after ?? [];
}

/** A hundred commits each: who goes back further than this names it in a waiver. */
const mostPages = 10;

/** The freights that an environment has held of an app, as far back as the one that arrives. */
async function heldBy(name: string, { app, after }: Arriving, question: Question): Promise<ReadonlySet<string>> {
  const { config, github } = question;
  const environment = config.environments.find((each) => each.name === name);
  const known = config.apps.find((each) => each.name === app);
  const held = new Set<string>();
  if (environment === undefined || known === undefined) return held;
  const where = { environment, app: known };
  let asked: PastQuestion | undefined = await pastOf(where, question);
  for (let page = 0; asked !== undefined && asked.files.length > 0 && page < mostPages; page += 1) {
    const { states, next }: PastPage = await github.past(asked);
    for (const { files } of states) {
      const freight = heldFreight(config, where, files);
      if (freight !== undefined) held.add(freight);
    }
    asked = next === undefined || held.has(freightOf(after)) ? undefined : { ...asked, after: next };
  }
  return held;
}

/** What is to be asked of the past, on the branch that the environment is delivered to. */
async function pastOf(where: Where, { config, base, inputs, github, before }: Question): Promise<PastQuestion> {
  const { repository } = inputs;
  const branch = branchOf(config, where.environment.name) ?? base.name;
  const isOther = branch !== base.name && base.name !== base.commit;
  const files = isOther ? namedFiles(where) : filesOf(where, before);
  const commit = isOther ? (await github.commit(repository, branch)).sha : base.commit;
  const asked = { repository, commit, base: isOther ? branch : base.name };
  return { ...asked, folder: sharedPath(files), files, more: [], beside: [] };
}

/** The innermost folder that holds all files, one file itself, or '': other commits need not be walked. */
function sharedPath(files: readonly string[]): string {
  const [first = [], ...others] = files.map((file) => file.split('/'));
  const end = first.findIndex((part, index) => others.some((other) => other[index] !== part));
  return first.slice(0, end < 0 ? first.length : end).join('/');
}

interface Where {
  readonly environment: EnvironmentConfig;
  readonly app: AppConfig;
}

/** On a branch that was not read whole: those that are named outright. */
function namedFiles({ environment, app }: Where): readonly string[] {
  const files = targetsIn(environment, app).map(({ file }) => file);
  return [...new Set(files)].filter((file) => !/[*?[\]{}]/.test(file));
}

function filesOf({ environment, app }: Where, { files }: Snapshot): readonly string[] {
  const found = targetsIn(environment, app).flatMap((target) => filesAt(target, files));
  return [...new Set(found.map(({ path }) => path))];
}
