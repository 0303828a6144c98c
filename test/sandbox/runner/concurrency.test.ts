import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bench, conclusions, createBench } from './test-host.ts';

let bench: Bench;
let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'runner-trace-'));
  bench = await createBench({ environment: { TRACE: join(directory, 'trace') } });
});
afterEach(async () => {
  await bench[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});

const workflow = (concurrency: string, where: 'workflow' | 'job') => `
on: push
${where === 'workflow' ? `concurrency: ${concurrency}` : ''}
jobs:
  a:
    ${where === 'job' ? `concurrency: ${concurrency}` : ''}
    runs-on: ubuntu-latest
    steps: [{ run: 'echo "in $GITHUB_RUN_ID" >> "$TRACE"; sleep 0.2; echo "out $GITHUB_RUN_ID" >> "$TRACE"' }]
`;

const trace = async () => (await readFile(join(directory, 'trace'), 'utf8')).trim().split('\n');

/** Whether every `in` is followed by its own `out`. */
async function isSerial(): Promise<boolean> {
  const lines = await trace();
  return lines.every((line, index) => !line.startsWith('in') || lines[index + 1] === line.replace('in', 'out'));
}

test.each(['workflow', 'job'] as const)(
  'runs of one group go one after the other, all of them with queue: max (%s)',
  async (where) => {
    const text = workflow('{ group: "publish-${{ github.repository }}", queue: max }', where);
    const reports = await Promise.all([
      bench.run(text),
      bench.run(text),
      bench.run(text.replace('publish', 'PUBLISH')),
    ]);
    expect(reports.map(({ conclusion }) => conclusion)).toEqual(['success', 'success', 'success']);
    expect(await isSerial()).toBe(true);
    expect((await trace()).filter((line) => line.startsWith('in'))).toHaveLength(3);
  },
);

test('runs of different groups, or of different repositories, do not wait for each other', async () => {
  const meet = 'for n in $(seq 100); do if [ "$(grep -c ^in "$TRACE")" = 4 ]; then exit 0; fi; sleep 0.1; done; exit 1';
  const own = workflow('group-${{ github.run_id }}', 'workflow').replace('sleep 0.2', meet);
  const same = workflow('same', 'workflow').replace('sleep 0.2', meet);
  const elsewhere = { repository: 'acme/other', sha: await bench.host.commit('acme/other', { a: 'b' }) };
  const reports = await Promise.all([bench.run(own), bench.run(own), bench.run(same), bench.run(same, elsewhere)]);
  expect(reports.map(({ conclusion }) => conclusion)).toEqual(Array(4).fill('success'));
});

test('without queue: max a newer run displaces the one that waits', async () => {
  const text = workflow('deploy', 'workflow');
  const reports = await Promise.all([bench.run(text), bench.run(text), bench.run(text)]);
  expect(reports.map(({ conclusion }) => conclusion).sort()).toEqual(['cancelled', 'success', 'success']);
  const displaced = reports.find(({ conclusion }) => conclusion === 'cancelled');
  expect(displaced?.problem).toBe("Canceling since a higher priority waiting request for 'deploy' exists");
});

test('cancel-in-progress ends the run that holds the group', async () => {
  const text = workflow('{ group: deploy, cancel-in-progress: true }', 'job').replace('sleep 0.2', 'sleep 20');
  const first = bench.run(text);
  await new Promise((proceed) => setTimeout(proceed, 300));
  const second = bench.run(text.replace('sleep 20', 'sleep 0'));
  expect(conclusions(await first)).toEqual({ a: 'cancelled' });
  expect(conclusions(await second)).toEqual({ a: 'success' });
});

test('a cancelled run still does what is wanted always', async () => {
  const text = workflow('{ group: deploy, cancel-in-progress: true }', 'workflow')
    .replace('sleep 0.2', 'sleep 20')
    .concat('  b: { needs: a, if: always(), runs-on: ubuntu-latest, steps: [{ run: echo cleaned up }] }\n');
  const first = bench.run(text);
  await new Promise((proceed) => setTimeout(proceed, 300));
  await bench.run(text.replace('sleep 20', 'sleep 0'));
  expect(conclusions(await first)).toEqual({ a: 'cancelled', b: 'success' });
});

test('a job that waits for the group of its own run is cancelled instead of waiting for ever', async () => {
  const text = workflow('deploy', 'job').replace('jobs:', 'concurrency: deploy\njobs:');
  const report = await bench.run(text);
  expect(report.conclusion).toBe('cancelled');
  expect(report.jobs[0]?.log).toContain("a deadlock was detected for concurrency group: 'deploy'");
});
