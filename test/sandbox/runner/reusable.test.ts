import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bench, conclusions, createBench } from './test-host.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await createBench();
});
afterEach(() => bench[Symbol.asyncDispose]());

const greet = (word: string) => ({
  'actions/greet/action.yml': `
name: greet
description: Greets
inputs: { who: { description: Whom, default: world } }
outputs: { said: { description: What was said } }
runs: { using: node24, main: index.js }
`,
  'actions/greet/index.js': `
const { appendFileSync } = require('node:fs');
appendFileSync(process.env.GITHUB_OUTPUT, 'said=${word} ' + process.env.INPUT_WHO + '\\n');
`,
});

const deliver = (called: string) => `
on: { push: { tags: [v*] } }
permissions: {}
jobs:
  deliver:
    permissions: { contents: read }
    uses: ${called}
    with: { who: '\${{ github.ref_name }}', loud: true }
    secrets: { PASSWORD: '\${{ secrets.PASSWORD }}' }
  tell:
    needs: deliver
    runs-on: ubuntu-latest
    outputs: { said: '\${{ needs.deliver.outputs.said }}' }
    steps: [{ run: 'true' }]
`;

const called = `
on:
  workflow_call:
    inputs:
      who: { type: string, required: true }
      loud: { type: boolean }
      times: { type: number, default: 2 }
    secrets: { PASSWORD: { required: true }, OTHER: { required: false } }
    outputs: { said: { value: '\${{ jobs.greet.outputs.said }}' } }
permissions: {}
jobs:
  greet:
    permissions: { contents: read }
    runs-on: ubuntu-latest
    outputs: { said: '\${{ steps.greet.outputs.said }}' }
    steps:
      - { id: greet, uses: $/actions/greet, with: { who: "\${{ inputs.who }}" } }
      - env:
          FACTS: '\${{ inputs.loud }} \${{ inputs.times }} \${{ job.workflow_repository }} \${{ github.repository }} \${{ job.workflow_ref }}'
          PASSWORD: \${{ secrets.PASSWORD }}
          OTHER: \${{ secrets.OTHER }}\${{ secrets.UNRELATED }}
        run: echo "$FACTS password=$PASSWORD other=$OTHER"
`;

test('a called workflow finds its siblings at its own commit, even after its branch moved on', async () => {
  const { host } = bench;
  host.setSecret('acme/app', 'PASSWORD', 'hunter2hunter2');
  host.setSecret('acme/app', 'UNRELATED', 'unrelated-secret');
  const files = { '.github/workflows/deliver.yml': called, ...greet('hello') };
  await host.commit('acme/tools', files, 'v1');
  await host.commit('acme/tools', { ...files, ...greet('goodbye') });
  const report = await bench.run(deliver('acme/tools/.github/workflows/deliver.yml@v1'));
  expect(report).toMatchObject({ conclusion: 'success', problem: '' });
  expect(conclusions(report)).toEqual({ 'deliver / greet': 'success', tell: 'success' });
  const [inner, tell] = report.jobs;
  expect(tell).toMatchObject({ needs: ['deliver / greet'], outputs: { said: 'hello v1.0.0' } });
  expect(inner?.log).toContain(
    'true 2 acme/tools acme/app acme/tools/.github/workflows/deliver.yml@refs/tags/v1 password=*** other=\n',
  );
});

test('`$/` names a workflow of the same repository and commit, and a chain of them passes outputs up', async () => {
  const middle = `
on: { workflow_call: { outputs: { said: { value: '\${{ jobs.inner.outputs.said }}' } }, inputs: { who: { type: string }, loud: { type: boolean } }, secrets: { PASSWORD: { required: true } } } }
jobs:
  inner:
    uses: $/.github/workflows/deliver.yml
    with: { who: '\${{ inputs.who }}!' }
    secrets: inherit
`;
  const files = { '.github/workflows/deliver.yml': called, '.github/workflows/middle.yml': middle, ...greet('hi') };
  await bench.host.commit('acme/tools', files, 'v1');
  await bench.host.commit('acme/tools', { ...files, '.github/workflows/deliver.yml': 'on: push' });
  const report = await bench.run(deliver('acme/tools/.github/workflows/middle.yml@v1'));
  expect(report.problem).toBe('');
  expect(conclusions(report)).toEqual({ 'deliver / inner / greet': 'success', tell: 'success' });
  expect(report.jobs.at(-1)?.outputs).toEqual({ said: 'hi v1.0.0!' });
});

const at = '.github/workflows/test.yml (Line: 5, Col: 3): ';
const uses = 'acme/tools/.github/workflows/deliver.yml@v1';

test.each<[string, string, string, string]>([
  [
    'more than its caller has, even in a job that would be skipped',
    called.replace(
      'permissions: { contents: read }',
      "if: 'false'\n    permissions: { contents: write, id-token: write }",
    ),
    deliver(uses),
    `The workflow is not valid. ${at}Error calling workflow '${uses}'. The nested job 'greet' is requesting 'contents: write, id-token: write', but is only allowed 'contents: read, id-token: none'.`,
  ],
  [
    'more for all its jobs',
    called
      .replace('permissions: {}', 'permissions: write-all')
      .replace('permissions: { contents: read }', 'permissions: {}'),
    deliver(uses),
    `The workflow is not valid. ${at}Error calling workflow '${uses}'. The workflow is requesting`,
  ],
  [
    'an input that is not given',
    called,
    deliver(uses).replace('who: ', 'times: '),
    'Input who is required, but not provided while calling.',
  ],
  [
    'no such input',
    called,
    deliver(uses).replace('with: {', 'with: { what: 1,'),
    'Invalid input, what is not defined in the referenced workflow.',
  ],
  [
    'a secret that is not given',
    called,
    deliver(uses).replace('PASSWORD:', 'OTHER:'),
    'Secret PASSWORD is required, but not provided while calling.',
  ],
  [
    'no such secret',
    called,
    deliver(uses).replace('secrets: {', 'secrets: { NOPE: x,'),
    'Invalid secret, NOPE is not defined in the referenced workflow.',
  ],
  [
    'no call at all',
    called.replace('workflow_call', 'push').replace(/inputs:[\s\S]*?permissions/, 'branches: [main]\npermissions'),
    deliver(uses),
    'workflow_call',
  ],
  ['to be found', called, deliver(uses.replace('@v1', '@v2')), 'workflow was not found'],
])('a call is refused before anything runs if the called workflow wants %s', async (_what, text, caller, problem) => {
  await bench.host.commit('acme/tools', { '.github/workflows/deliver.yml': text, ...greet('hi') }, 'v1');
  const report = await bench.run(caller);
  expect(report).toMatchObject({ conclusion: 'startup_failure', jobs: [] });
  expect(report.problem).toContain(problem);
  expect(bench.host.grants).toEqual([]);
});

test.each([
  ['none without `secrets:`', '', '[]\n'],
  ['all with inherit', 'secrets: inherit', '[***]\n'],
])('a called workflow sees %s', async (_what, secrets, expected) => {
  bench.host.setSecret('acme/app', 'PASSWORD', 'hunter2hunter2');
  const sees = `
on: { workflow_call: { secrets: { PASSWORD: { required: false } } } }
jobs: { a: { runs-on: ubuntu-latest, steps: [{ env: { P: '\${{ secrets.PASSWORD }}' }, run: 'echo "[$P]"' }] } }
`;
  await bench.host.commit('acme/tools', { '.github/workflows/sees.yml': sees }, 'v1');
  const caller = `on: push\njobs: { call: { uses: acme/tools/.github/workflows/sees.yml@v1, ${secrets} } }`;
  expect((await bench.run(caller)).jobs[0]?.log).toContain(expected);
});

test('what a failed workflow put out before it failed reaches those who ask', async () => {
  const half = `
on: { workflow_call: { outputs: { image: { value: '\${{ jobs.build.outputs.image }}' } } } }
jobs:
  build: { runs-on: ubuntu-latest, outputs: { image: built }, steps: [{ run: 'true' }] }
  publish: { needs: build, runs-on: ubuntu-latest, steps: [{ run: exit 1 }] }
`;
  await bench.host.commit('acme/tools', { '.github/workflows/half.yml': half }, 'v1');
  const report = await bench.run(`
on: push
jobs:
  half: { uses: acme/tools/.github/workflows/half.yml@v1 }
  tell: { needs: half, if: failure(), runs-on: ubuntu-latest, outputs: { image: '\${{ needs.half.outputs.image }}' }, steps: [{ run: 'true' }] }
`);
  expect(conclusions(report)).toEqual({ 'half / build': 'success', 'half / publish': 'failure', tell: 'success' });
  expect(report.jobs.at(-1)?.outputs).toEqual({ image: 'built' });
});

test('a text is no boolean', async () => {
  await bench.host.commit('acme/tools', { '.github/workflows/deliver.yml': called, ...greet('hi') }, 'v1');
  const report = await bench.run(deliver(uses).replace('loud: true', "loud: '${{ github.ref_name }}'"));
  expect(report.conclusion).toBe('failure');
  expect(report.jobs[0]?.log).toContain("Unexpected value 'v1.0.0'");
});

test('workflows nest ten levels deep, no further', async () => {
  const level = (number: number) =>
    number === 0
      ? "on: workflow_call\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: 'true' }] } }"
      : `on: workflow_call\njobs: { a: { uses: $/.github/workflows/${number - 1}.yml } }`;
  const files = Object.fromEntries(
    Array.from({ length: 11 }, (_, index) => [`.github/workflows/${index}.yml`, level(index)]),
  );
  await bench.host.commit('acme/tools', files, 'v1');
  const caller = (top: number) => `on: push\njobs: { a: { uses: acme/tools/.github/workflows/${top}.yml@v1 } }`;
  expect((await bench.run(caller(8))).conclusion).toBe('success');
  expect((await bench.run(caller(9))).problem).toContain('at most 10 levels');
});

test('each job gets a token of its own with exactly its permissions, which ends with the job', async () => {
  const { host } = bench;
  const inner = `
on: { workflow_call: {} }
jobs:
  same: { runs-on: ubuntu-latest, steps: [{ run: 'true' }] }
  less: { permissions: { contents: read }, runs-on: ubuntu-latest, steps: [{ run: 'true' }] }
`;
  await host.commit('acme/tools', { '.github/workflows/inner.yml': inner }, 'v1');
  const report = await bench.run(`
on: push
permissions: { contents: read }
jobs:
  plain: { runs-on: ubuntu-latest, steps: [{ run: 'true' }] }
  none: { needs: plain, permissions: {}, runs-on: ubuntu-latest, steps: [{ run: 'true' }] }
  call: { needs: none, permissions: { contents: write, pull-requests: write }, uses: acme/tools/.github/workflows/inner.yml@v1 }
`);
  expect(report.conclusion).toBe('success');
  const permissions = host.grants.map(({ repositories }) => repositories['acme/app']);
  expect(permissions.slice(0, 2)).toEqual([{ contents: 'read', metadata: 'read' }, { metadata: 'read' }]);
  expect(new Set(permissions.slice(2).map((grant) => JSON.stringify(grant)))).toEqual(
    new Set([
      '{"contents":"write","pull-requests":"write","metadata":"read"}',
      '{"contents":"read","metadata":"read"}',
    ]),
  );
  expect(host.grants.every(({ actor, kind }) => actor === 'github-actions[bot]' && kind === 'job')).toBe(true);
  expect(host.live.size).toBe(0);
});

test.each([
  ['read-all', { contents: 'read', 'pull-requests': 'read', models: 'read' }, ['id-token']],
  ['write-all', { contents: 'write', 'id-token': 'write', models: 'read' }, []],
])('%s is every permission there is at that level', async (shorthand, some, without) => {
  await bench.run(
    `on: push\npermissions: ${shorthand}\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: 'true' }] } }`,
  );
  const granted = bench.host.grants[0]?.repositories['acme/app'];
  expect(granted).toMatchObject(some);
  for (const name of without) expect(granted).not.toHaveProperty(name);
});

test('a run that declares no permissions gets none', async () => {
  await bench.run("on: push\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: 'true' }] } }");
  expect(bench.host.grants[0]?.repositories).toEqual({ 'acme/app': { metadata: 'read' } });
});
