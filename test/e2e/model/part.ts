import fc from 'fast-check';
import { expect, test } from 'vitest';
import { worldOf } from '../../actions/promote/world.ts';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import { environments, filesOf, filesWith, versionsBefore } from './layout.ts';
import { newTally, play } from './play.ts';
import { histories } from './steps.ts';

/** Histories that are played at the same time. */
const lanes = 2;

/** Every environment has run some versions, one after the other. */
export async function prepare(github: GitHub, host: string, soak: string): Promise<void> {
  await github.createRepository('acme/origin', filesOf(host, soak));
  const people = worldOf(github, 'acme/origin');
  for (let version = 1; version <= versionsBefore; version++) {
    for (const environment of environments) await people.commit(filesWith(host, environment, version));
  }
}

/** A part of the histories: a file has one, so that they are played on as many cores as there are. */
export function playPart(part: number, count: number): void {
  test(`random histories of a whole system keep every rule, part ${part}`, { timeout: 1_800_000 }, async () => {
    await using github = await startGitHub();
    const host = 'ghcr.io';
    await prepare(github, host, '2h');
    const seed = Number(process.env.MODEL_SEED ?? 11 * part);
    const all = fc.sample(histories, { numRuns: count, seed });
    const tally = newTally();
    const started = performance.now();
    const next = all.entries();
    const lane = async (): Promise<void> => {
      for (const [index, steps] of next) {
        const repository = `acme/history-${index}`;
        await github.copyRepository('acme/origin', repository);
        await play(steps, { github, repository, host, tally });
        await github.removeRepository(repository);
      }
    };
    try {
      await Promise.all(Array.from({ length: lanes }, lane));
    } catch (error) {
      throw new Error(`MODEL_SEED=${seed}`, { cause: error });
    }
    const seconds = Math.round((performance.now() - started) / 1_000);
    const { steps, promoted, merged, rolledBack, refused, landings } = tally;
    console.log(
      `model, part ${part}: ${all.length} of ${count} random histories keep every rule, in ${seconds} s: ${steps} steps, ${promoted} promotions, ${merged} merges, ${rolledBack} rollbacks, ${refused} refusals, ${landings} commits judged`,
    );
    // A few may hold no landing at all.
    if (count > 100) expect(landings).toBeGreaterThan(count);
    expect(steps).toBeGreaterThanOrEqual(count);
  });
}
