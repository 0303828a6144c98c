import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bench, conclusions, createBench } from './test-host.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench[Symbol.asyncDispose]());

test('a job waits for what it needs and reads its outputs', async () => {
  const report = await bench.run(`
on: push
jobs:
  second:
    needs: first
    runs-on: ubuntu-latest
    outputs: { said: '\${{ steps.say.outputs.said }}' }
    steps:
      - id: say
        env: { WORD: '\${{ needs.first.outputs.word }}' }
        run: echo "said=$WORD again" >> "$GITHUB_OUTPUT"
  first:
    runs-on: ubuntu-latest
    outputs: { word: '\${{ steps.pick.outputs.word }}' }
    steps:
      - { id: pick, run: 'echo word=hello >> "$GITHUB_OUTPUT"' }
`);
  expect(report).toMatchObject({ conclusion: 'success', problem: '' });
  expect(report.jobs.map(({ name, needs, outputs }) => ({ name, needs, outputs }))).toEqual([
    { name: 'second', needs: ['first'], outputs: { said: 'hello again' } },
    { name: 'first', needs: [], outputs: { word: 'hello' } },
  ]);
});

test('the inputs of a dispatch are typed', async () => {
  const workflow = `
on: { workflow_dispatch: { inputs: { loud: { type: boolean }, count: { type: number }, word: {} } } }
jobs:
  job:
    if: inputs.loud == true && inputs.count > 9
    runs-on: ubuntu-latest
    steps: [{ run: 'echo "\${{ github.event.inputs.loud == ''true'' }} \${{ toJSON(inputs.word) }}"' }]
  other: { if: "!inputs.loud", runs-on: ubuntu-latest, steps: [{ run: 'true' }] }
`;
  const payload = { inputs: { loud: 'true', count: '10', word: 'x' } };
  const report = await bench.run(workflow, { event: { name: 'workflow_dispatch', payload }, ref: 'refs/heads/main' });
  expect(conclusions(report)).toEqual({ job: 'success', other: 'skipped' });
  expect(report.jobs[0]?.log).toContain('\ntrue x\n');
});

test('a failure skips what depends on it, however far away, except where a condition asks for it', async () => {
  const report = await bench.run(`
on: push
jobs:
  bad: { runs-on: ubuntu-latest, steps: [{ run: exit 3 }, { run: echo never }, { if: failure(), run: echo told }] }
  after: { needs: bad, runs-on: ubuntu-latest, steps: [{ run: echo never }] }
  far: { needs: after, runs-on: ubuntu-latest, steps: [{ run: echo never }] }
  rescue: { needs: far, if: failure(), runs-on: ubuntu-latest, steps: [{ run: 'true' }] }
  always: { needs: bad, if: "always() && needs.bad.result == 'failure'", runs-on: ubuntu-latest, steps: [{ run: 'true' }] }
  elsewhere: { runs-on: ubuntu-latest, steps: [{ run: 'true' }] }
`);
  expect(report.conclusion).toBe('failure');
  expect(conclusions(report)).toEqual({
    bad: 'failure',
    after: 'skipped',
    far: 'skipped',
    rescue: 'success',
    always: 'success',
    elsewhere: 'success',
  });
  const [bad] = report.jobs;
  expect(bad?.steps.map((step) => step.conclusion)).toEqual(['failure', 'skipped', 'success']);
  expect(bad?.annotations).toEqual([{ level: 'error', message: 'Process completed with exit code 3.' }]);
});

test('a skipped job skips what needs it, unless that looks at the result itself', async () => {
  const report = await bench.run(`
on: push
jobs:
  direct: { if: github.ref_name == 'main', runs-on: ubuntu-latest, steps: [{ run: 'true' }] }
  next: { needs: direct, runs-on: ubuntu-latest, steps: [{ run: 'true' }] }
  anyway: { needs: direct, if: '!cancelled() && !failure()', runs-on: ubuntu-latest, steps: [{ run: 'true' }] }
`);
  expect(report.conclusion).toBe('success');
  expect(conclusions(report)).toEqual({ direct: 'skipped', next: 'skipped', anyway: 'success' });
});

test('a matrix runs each combination and keeps the last output of each name that is not empty', async () => {
  const report = await bench.run(`
on: push
jobs:
  legs:
    strategy:
      max-parallel: 1
      matrix:
        os: [linux, mac]
        version: [1, 2]
        exclude: [{ os: mac, version: 1 }]
        include: [{ os: linux, extra: 'yes' }, { os: windows, version: 3 }]
    runs-on: ubuntu-latest
    outputs:
      r0: "\${{ strategy.job-index == 0 && steps.name.outputs.leg || '' }}"
      r1: "\${{ strategy.job-index == 1 && steps.name.outputs.leg || '' }}"
      total: \${{ strategy.job-total }}
    steps:
      - id: name
        run: echo "leg=\${{ matrix.os }}-\${{ matrix.version }}-\${{ matrix.extra }}" >> "$GITHUB_OUTPUT"
  merge:
    needs: legs
    runs-on: ubuntu-latest
    outputs: { all: '\${{ toJSON(needs.legs.outputs) }}' }
    steps: [{ run: 'true' }]
`);
  expect(conclusions(report)).toEqual({
    'legs (linux, 1, yes)': 'success',
    'legs (linux, 2, yes)': 'success',
    'legs (mac, 2)': 'success',
    'legs (windows, 3)': 'success',
    merge: 'success',
  });
  const merge = report.jobs.at(-1);
  expect(JSON.parse(merge?.outputs.all ?? '')).toEqual({ r0: 'linux-1-yes', r1: 'linux-2-yes', total: '4' });
  expect(merge?.needs).toHaveLength(4);
});

test('a failing leg ends the others, unless fail-fast is off', async () => {
  const workflow = (failFast: boolean) => `
on: push
jobs:
  legs:
    strategy: { fail-fast: ${failFast}, matrix: { leg: [quick, slow] } }
    runs-on: ubuntu-latest
    steps: [{ run: "if [ \${{ matrix.leg }} = quick ]; then exit 1; fi; sleep \${{ ${failFast} && 30 || 0 }}" }]
`;
  expect(conclusions(await bench.run(workflow(true)))).toEqual({
    'legs (quick)': 'failure',
    'legs (slow)': 'cancelled',
  });
  expect(conclusions(await bench.run(workflow(false)))).toEqual({
    'legs (quick)': 'failure',
    'legs (slow)': 'success',
  });
});

test('a matrix of more than 256 legs is refused', async () => {
  const report = await bench.run(`
on: push
jobs:
  legs:
    strategy: { matrix: { a: "\${{ fromJSON(format('[{0}0]', join(fromJSON('[${'1,'.repeat(256)}1]'), ','))) }}" } }
    runs-on: ubuntu-latest
    steps: [{ run: 'true' }]
`);
  expect(report.jobs[0]?.log).toContain('Strategy produces 257 jobs, more than the maximum of 256.');
});

test('a job that runs out of time is cancelled, and its cleanup still runs', async () => {
  const report = await bench.run(`
on: push
jobs:
  slow:
    timeout-minutes: \${{ fromJSON('0.005') }}
    runs-on: ubuntu-latest
    steps: [{ run: sleep 30 }, { run: echo never }, { if: always(), run: echo cleaned up }]
`);
  expect(report.conclusion).toBe('cancelled');
  expect(report.jobs[0]?.steps.map(({ conclusion }) => conclusion)).toEqual(['cancelled', 'skipped', 'success']);
  expect(report.jobs[0]?.log).toContain('exceeded the maximum execution time');
});

test('a tolerated failure is shown and does not fail the run', async () => {
  const report = await bench.run(`
on: push
jobs:
  soft: { continue-on-error: true, runs-on: ubuntu-latest, steps: [{ run: exit 1 }] }
  next: { needs: soft, runs-on: ubuntu-latest, steps: [{ run: 'true' }] }
`);
  expect(report.conclusion).toBe('success');
  expect(conclusions(report)).toEqual({ soft: 'failure', next: 'success' });
});

test.each([
  ['services', 'services: { db: { image: postgres } }'],
  ['container', 'container: alpine'],
  ['environment', 'environment: production'],
])('a job with %s is refused by name', async (key, line) => {
  const report = await bench.run(
    `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    ${line}\n    steps: [{ run: 'true' }]`,
  );
  expect(report.conclusion).toBe('startup_failure');
  expect(report.problem).toContain(`does not implement \`${key}\``);
});

test('a runner that is not there fails the job by its label', async () => {
  const report = await bench.run(`on: push\njobs: { a: { runs-on: windows-latest, steps: [{ run: dir }] } }`);
  expect(report.conclusion).toBe('failure');
  expect(report.jobs[0]?.log).toContain("a runner with the label 'windows-latest'");
});

test.each([
  ['an unknown key', 'on: push\njobs: { a: { runs-on: ubuntu-latest, step: [] } }', "Unexpected value 'step'"],
  [
    'a cycle',
    'on: push\njobs: { z: { runs-on: u, steps: [{ run: x }] }, a: { needs: b, runs-on: u, steps: [{ run: x }] }, b: { needs: a, runs-on: u, steps: [{ run: x }] } }',
    'creates a cycle',
  ],
  [
    'an unknown context',
    "on: push\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: '${{ nothing.here }}' }] } }",
    "Unrecognized named-value: 'nothing'",
  ],
])('a file with %s does not start', async (_what, text, problem) => {
  expect(await bench.run(text)).toMatchObject({
    conclusion: 'startup_failure',
    jobs: [],
    problem: expect.stringContaining(problem),
  });
});
