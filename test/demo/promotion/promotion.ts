import type { Tell } from '../follow.ts';
import type { Stage } from '../stage.ts';
import { type Audit, audit } from './audit.ts';
import { beRefused, goBack } from './back.ts';
import { setField } from './field.ts';
import { deliver, promoteToProduction, promoteToStaging } from './forward.ts';
import { expectLanes, type Lane, lanesOf } from './lanes.ts';
import type { Step } from './step.ts';
import type { Way } from './way.ts';

/** The way of two releases through three environments. */
export interface Promotions {
  readonly repository: string;
  readonly steps: readonly Step[];
  readonly lanes: readonly Lane[];
  /** The version that was taken back. */
  readonly held: string;
  readonly audit: Audit;
}

/**
 * Three environments run the image. v1.0.3 goes from dev over staging to production, where it is taken back and held;
 * v1.0.4 goes the same way, past the hold. Each step throws when it does not end so.
 */
export async function goOn(stage: Stage, running: string, tell: Tell): Promise<Promotions> {
  await using field = await setField(stage, running);
  const way: Way = { stage, field, tell, steps: [] };
  const bad = await deliver(way, '1.0.3', 'Goodbye');
  await promoteToStaging(way, bad);
  await promoteToProduction(way, bad);
  await goBack(way, bad, running);
  await beRefused(way);
  const good = await deliver(way, '1.0.4', 'Hello again');
  await promoteToStaging(way, good);
  await promoteToProduction(way, good);
  const { repository } = field;
  const lanes = await lanesOf(stage.sandbox.github, repository);
  const all = ['1.0.2', '1.0.3', '1.0.4'];
  expectLanes(lanes, { dev: all, staging: all, production: ['1.0.2', '1.0.3', '1.0.2', '1.0.4'] });
  return { repository, steps: way.steps, lanes, held: '1.0.3', audit: await audit(way, lanes) };
}
