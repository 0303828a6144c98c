import { expect } from 'vitest';
import { readConfig } from '#environment';
import { ActionError } from '#error';
import { type World, worldOf } from '../../actions/promote/world.ts';
import { type Scene, sceneOf } from '../../actions/rollback/scene.ts';
import type { GitHub } from '../../sandbox/github/index.ts';
import {
  type App,
  apps,
  configPath,
  type Environment,
  environments,
  fileOf,
  imageOf,
  restOf,
  versionsBefore,
} from './layout.ts';
import type { Step } from './steps.ts';
import { placeOf, Truth } from './truth.ts';

/** What happened in how many histories, so that a count says what it counts. */
export interface Tally {
  steps: number;
  promoted: number;
  merged: number;
  rolledBack: number;
  refused: number;
  landings: number;
}

export function newTally(): Tally {
  return { steps: 0, promoted: 0, merged: 0, rolledBack: 0, refused: 0, landings: 0 };
}

/** Ways to run the three actions: in this process, or as processes of their own. */
export interface Actors {
  deliver(inputs: Readonly<Record<string, string>>): Promise<unknown>;
  promote(): Promise<unknown>;
  rollBack(inputs: Readonly<Record<string, string>>): Promise<{ readonly operation: string; readonly to: string }>;
}

export interface Played {
  readonly github: GitHub;
  readonly repository: string;
  readonly host: string;
  readonly tally: Tally;
  readonly actors?: (world: World, scene: Scene) => Actors;
}

function inProcess(world: World, scene: Scene): Actors {
  return {
    deliver: (inputs) => scene.deliver(inputs),
    promote: () => world.promote(),
    async rollBack(inputs) {
      const { operation, to } = await scene.rollBack({ reason: 'it breaks', ...inputs });
      return { operation, to: to.freight.images[0]?.tag ?? '' };
    },
  };
}

/** Plays one history, and holds what comes of each step against what may come of it. */
export async function play(
  steps: readonly Step[],
  { github, repository, host, tally, actors = inProcess }: Played,
): Promise<void> {
  const world = worldOf(github, repository);
  const scene = sceneOf(github, repository);
  const actor = actors(world, scene);
  const truth = new Truth(world, host);
  const newest = new Map(apps.map((app) => [app, versionsBefore]));
  await truth.catchUp();
  for (const [index, step] of steps.entries()) {
    const where = `step ${index + 1} of ${JSON.stringify(steps)}`;
    tally.steps += 1;
    const seen = truth.moments.length;
    await refusable(() => take(step), tally);
    expect(await truth.catchUp(), where).toEqual([]);
    tally.landings += truth.moments.length - seen;
    expectNothingTwice(where);
  }

  async function take(step: Step): Promise<unknown> {
    switch (step.kind) {
      case 'release':
      case 'old release':
        return await release(step.app, step.kind === 'release' ? -1 : step.back);
      case 'promote':
        tally.promoted += 1;
        return await actor.promote();
      case 'merge':
        return await merge(step);
      case 'approve':
        return await onOne(step.which, open(), ({ number }) =>
          github.administer(repository).approve(number, 'reviewer'),
        );
      case 'close':
        return await onOne(step.which, open(), ({ number }) => world.close(number));
      case 'hold':
        return await hold(step.environment, step.app);
      case 'edit': {
        const path = fileOf(step.environment, step.app);
        const text = await world.read(path);
        return await world.commit({ [path]: text.replace(/count: \d/, `count: ${step.count}`) });
      }
      case 'clock':
        world.ahead += step.hours * 3_600_000;
        return;
      case 'rollback':
        return await goBack(step);
    }
  }

  async function release(app: App, back: number): Promise<unknown> {
    const last = newest.get(app) ?? 0;
    const version = Math.max(0, last - back);
    newest.set(app, Math.max(last, version));
    return await actor.deliver({ image: imageOf(host, app, version), environment: 'dev' });
  }

  /** A push to the base runs promote: what a person sees is as new as the base. */
  async function merge({ which, method }: Extract<Step, { readonly kind: 'merge' }>): Promise<void> {
    await actor.promote();
    const ready = open().filter(({ number }) => world.gates(number)?.state === 'success');
    await onOne(which, ready, async ({ number }) => {
      await world.merge(number, method);
      tally.merged += 1;
    });
  }

  async function hold(environment: Environment, app: App): Promise<unknown> {
    const text = await world.read(configPath);
    const version = truth.now.versions.get(placeOf(environment, app)) ?? 0;
    const image = imageOf(host, app, version).replace(/:1\.0\.\d+@/, '@');
    const entry = `  - { app: ${app}, environment: ${environment}, by: ada, reason: the audit, images: ["${image}"] }\n`;
    return await world.commit({ [configPath]: `${text}${text.includes('\nholds:') ? '' : 'holds:\n'}${entry}` });
  }

  async function goBack({ app, environment, to }: Extract<Step, { readonly kind: 'rollback' }>): Promise<void> {
    const was = truth.now;
    const place = placeOf(environment, app);
    const current = was.versions.get(place) ?? -1;
    const holds = readConfig(was.texts.get(configPath) ?? '').holds.filter(
      (each) => each.app === app && each.environment === environment,
    );
    const isHeld = (version: number): boolean =>
      holds.some(({ images }) => images?.includes(imageOf(host, app, version).replace(/:1\.0\.\d+@/, '@')));
    const ran = truth.moments.map(({ versions }) => versions.get(place) ?? -1).toReversed();
    const wanted = to === 'first' ? ran.at(-1) : ran.find((version) => version !== current && !isHeld(version));
    const { operation, to: version } = await actor.rollBack({
      app,
      environment,
      to: to === 'first' ? '1.0.0' : 'previous',
    });
    expect(version, `${place} goes back to`).toBe(`1.0.${wanted}`);
    if (operation === 'unchanged') return;
    tally.rolledBack += 1;
    const ref = operation === 'committed' ? 'main' : `gitops/${environment}/${app}/rollback`;
    await expectRestored(environment, { app, wanted, current, ref });
  }

  /** The earlier values, the hold, and not one other byte. */
  async function expectRestored(
    environment: Environment,
    {
      app,
      wanted,
      current,
      ref,
    }: { app: (typeof apps)[number]; wanted: number | undefined; current: number; ref: string },
  ): Promise<void> {
    const was = truth.now;
    for (const [path, text] of was.texts) {
      const now = await world.read(path, ref);
      if (path === configPath) {
        expect(now.startsWith(text)).toBe(true);
        const added = readConfig(now).holds.at(-1);
        expect([added?.app, added?.environment]).toEqual([app, environment]);
        expect(added?.images).toEqual([imageOf(host, app, current).replace(/:1\.0\.\d+@/, '@')]);
      } else if (path === fileOf(environment, app)) {
        const [, tag, digest] = /:(1\.0\.\d+)@(.*)$/.exec(imageOf(host, app, wanted ?? -1)) ?? [];
        expect([now.includes(`newTag: ${tag}\n`), now.includes(`digest: ${digest}\n`)]).toEqual([true, true]);
        expect(restOf(now)).toBe(restOf(text));
      } else expect(now).toBe(text);
    }
  }

  function open() {
    return world.pullRequests().filter(({ state }) => state === 'open');
  }

  function expectNothingTwice(where: string): void {
    const branches = open().map(({ headRefName }) => headRefName);
    expect(new Set(branches).size, where).toBe(branches.length);
    for (const environment of environments) {
      for (const app of apps) {
        const prefix = `gitops/${environment}/${app}/`;
        const titles = open()
          .filter(({ headRefName }) => headRefName.startsWith(prefix))
          .map(({ title }) => title);
        expect(new Set(titles).size, `${where}: ${titles.join(', ')}`).toBe(titles.length);
      }
    }
    expect(github.defects, where).toEqual([]);
  }
}

/** A run that ended with a refusal. */
export class Refused extends Error {}

const refusals: readonly string[] = ['HELD', 'NOT_ALLOWED', 'DOWNGRADE', 'FOREIGN_COMMITS', 'BRANCH_EXISTS'];
/** On a machine that is busy with much else an answer may come too late: what is done by then keeps the rules all the same. */
const late = 'GITHUB_UNAVAILABLE';

/** Rules may refuse a step; anything else is a defect. */
async function refusable(step: () => Promise<unknown>, tally: Tally): Promise<void> {
  try {
    await step();
  } catch (error) {
    const isRefusal =
      error instanceof Refused || (error instanceof ActionError && [...refusals, late].includes(error.code));
    // GitHub merges nothing that conflicts.
    if (!isRefusal && !/405 .*is not mergeable/.test(String(error))) throw error;
    tally.refused += 1;
  }
}

async function onOne<T>(which: number, among: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const chosen = among[which % Math.max(among.length, 1)];
  if (chosen !== undefined) await act(chosen);
}
