import { outputOf } from '../act.ts';
import { follow, type Tell } from '../follow.ts';
import type { Stage } from '../stage.ts';
import { type Environment, environments, type Field } from './field.ts';
import { inWords, type Promotion, promotionsOf, type Step } from './step.ts';

/** The way of releases through the environments, as far as it was gone. */
export interface Way {
  readonly stage: Stage;
  readonly field: Field;
  readonly tell: Tell;
  readonly steps: Step[];
}

/** Somebody does something; all that follows is waited for and noted. */
export async function take(way: Way, title: string, cause: () => Promise<unknown>): Promise<Step> {
  const { stage, field, tell, steps } = way;
  tell(title);
  const [at, started] = [new Date(), performance.now()];
  const runs = await follow(stage.sandbox, { title, repositories: [stage.app, field.repository], cause }, tell);
  const promotions = promotionsOf(runs);
  const moved = promotions.filter(({ operation }) => operation !== 'current').map(inWords);
  const result = moved.join('; ') || `${outputOf(runs, 'operation')} #${outputOf(runs, 'number')}`;
  if (result === ' #') throw new Error(`${title}: nothing came of it.`);
  tell(`  ${result}`);
  const step = { title, result, runs, promotions, at, milliseconds: performance.now() - started };
  steps.push(step);
  return step;
}

/** A run of promote, and what it says of one environment. */
export async function promote(way: Way, to: Environment, title = 'promote.yml'): Promise<Promotion> {
  const { promotions } = await take(way, title, () => way.field.dispatch('octavia', 'promote.yml'));
  const promotion = promotions.find((each) => each.to === to);
  if (promotion === undefined) throw new Error(`Nothing was said of ${to}: ${JSON.stringify(promotions)}`);
  expectStatus(way, promotion);
  return promotion;
}

/** What GitHub shows beside a pull request that is still open is what its gates say. */
function expectStatus({ stage, field }: Way, { number, operation, gates }: Promotion): void {
  const { pullRequests, statuses } = stage.sandbox.github.administer(field.repository);
  const open = pullRequests().find((each) => each.number === number && each.state === 'open');
  if (open === undefined) return;
  const status = statuses(open.headOid).find(({ context }) => context === 'gitops/gates');
  const expected = gates.every(({ state }) => state === 'passed') ? 'success' : 'pending';
  if (status?.state !== expected || operation === 'merged') {
    throw new Error(`#${number} is open and ${operation}, and gitops/gates says ${status?.state}, not ${expected}.`);
  }
}

/** Asks git, independently of what the runs say. */
export async function expectRunning(
  { field }: Way,
  images: Readonly<Partial<Record<Environment, string>>>,
): Promise<void> {
  for (const environment of environments) {
    const image = images[environment];
    const text = await field.manifest(environment);
    if (image !== undefined && !text.includes(`image: ${image}\n`)) {
      throw new Error(`${environment} was to run ${image}:\n${text}`);
    }
  }
}

/** Does something that is to leave an environment as it is. */
export async function leaving<T>({ field }: Way, environment: Environment, body: () => Promise<T>): Promise<T> {
  const before = await field.manifest(environment);
  const result = await body();
  if ((await field.manifest(environment)) !== before) throw new Error(`${environment} was not to change.`);
  return result;
}
