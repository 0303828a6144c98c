import { outputOf } from '../act.ts';
import { expectRunning, leaving, promote, take, type Way } from './way.ts';

/** Production goes back to what it ran before, and what goes is held. */
export async function goBack(way: Way, from: string, to: string): Promise<void> {
  const inputs = { environment: 'production', app: 'web', reason: 'It says goodbye' };
  const { runs } = await take(way, 'rhea takes production back → rollback.yml', () =>
    way.field.dispatch('rhea', 'rollback.yml', inputs),
  );
  const [operation, held] = [outputOf(runs, 'operation'), outputOf(runs, 'held')];
  const config = await way.field.read('gitops.yaml');
  const [, digest = from] = from.split('@');
  if (operation !== 'merged' || !held.includes(digest) || !config.includes(digest)) {
    throw new Error(`The rollback was to be merged and to hold ${from}: ${operation} ${held}\n${config}`);
  }
  await expectRunning(way, { staging: from, production: to });
}

/** What is held stays out of production, whoever promotes. */
export async function beRefused(way: Way): Promise<void> {
  const found = await leaving(way, 'production', () => promote(way, 'production'));
  if (found.operation !== 'waiting' || found.waiting !== 'held') {
    throw new Error(`What is held was to be refused: ${JSON.stringify(found)}`);
  }
}
