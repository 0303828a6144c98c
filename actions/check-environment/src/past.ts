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
  const { config, base, inputs, github, before } = question;
  const environment = config.environments.find((each) => each.name === name);
  const known = config.apps.find((each) => each.name === app);
  if (environment === undefined || known === undefined) return new Set();
  const where = { environment, app: known };
  const files = filesOf(where, before);
  const { repository } = inputs;
  const folder = environment.path === '.' ? '' : (environment.path ?? '');
  const held = new Set<string>();
  const asked = { repository, commit: base.commit, base: base.name, folder, files, more: [], beside: [] };
  let next: string | undefined;
  for (let page = 0; files.length > 0 && page < mostPages; page += 1) {
    const found = await github.past({ ...asked, ...(next !== undefined && { after: next }) });
    for (const state of found.states) {
      const freight = heldFreight(config, where, state.files);
      if (freight !== undefined) held.add(freight);
    }
    next = found.next;
    if (held.has(freightOf(after)) || next === undefined) break;
  }
  return held;
}

function filesOf(
  { environment, app }: { readonly environment: EnvironmentConfig; readonly app: AppConfig },
  { files }: Snapshot,
): readonly string[] {
  const found = targetsIn(environment, app).flatMap((target) => filesAt(target, files));
  return [...new Set(found.map(({ path }) => path))];
}
