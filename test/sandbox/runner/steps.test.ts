import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bench, createBench, oneJob } from './test-host.ts';

let bench: Bench;
beforeAll(async () => {
  process.env.LEAKED_BY_MACHINE = 'leaked';
  bench = await createBench({ environment: { LET_IN: 'yes' } });
  await bench.host.commit('acme/tools', actions, 'v1');
});
afterAll(async () => {
  delete process.env.LEAKED_BY_MACHINE;
  await bench[Symbol.asyncDispose]();
});

const actions = {
  'actions/node/action.yml': `
name: node
description: Says what it sees
inputs:
  word: { description: w, required: true }
  token: { description: t, default: '\${{ github.token }}' }
  Two Words: { description: t, default: both }
  old: { description: o, deprecationMessage: use word }
runs: { using: node24, main: main.js, post: post.js, post-if: success() }
`,
  'actions/node/main.js': `
const { appendFileSync, readFileSync } = require('node:fs');
const names = Object.keys(process.env).filter((name) => !/^(GITHUB|RUNNER|INPUT)_/.test(name)).sort();
appendFileSync(process.env.GITHUB_OUTPUT, 'names=' + names.join(' ') + '\\n');
appendFileSync(process.env.GITHUB_OUTPUT, 'inputs=' + [process.env.INPUT_WORD, process.env['INPUT_TWO WORDS'], process.env.INPUT_TWO_WORDS, process.env.INPUT_EXTRA, process.env.INPUT_TOKEN.startsWith('ghs_')].join(' ') + '\\n');
appendFileSync(process.env.GITHUB_OUTPUT, 'ref=' + JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH)).ref + '\\n');
appendFileSync(process.env.GITHUB_STATE, 'saved=for later\\n');
console.log('version ' + process.versions.node.split('.')[0] + ' in ' + (process.cwd() === process.env.GITHUB_WORKSPACE));
`,
  'actions/node/post.js': `console.log('post ' + process.env.STATE_saved + ' ' + process.env.INPUT_WORD);`,
  'actions/both/action.yml': `
name: both
description: Calls its sibling
inputs: { word: { description: w, default: inner } }
outputs: { seen: { description: s, value: '\${{ steps.call.outputs.inputs }} \${{ steps.shell.outputs.path }}' } }
runs:
  using: composite
  steps:
    - { id: call, uses: $/actions/node, with: { word: '\${{ inputs.word }}' } }
    - { id: shell, shell: sh, run: 'echo "path=\${GITHUB_ACTION_PATH##*/} $OUTER" >> "$GITHUB_OUTPUT"' }
    - { shell: bash, if: failure(), run: echo never }
`,
  'actions/fails/action.yml': `
name: fails
description: Fails half way
runs:
  using: composite
  steps:
    - { shell: bash, run: exit 7 }
    - { shell: bash, run: echo never }
    - { shell: bash, if: always(), run: echo cleaned }
`,
  'actions/old/action.yml': 'name: old\ndescription: o\nruns: { using: node20, main: main.js }\n',
  'actions/docker/action.yml': 'name: docker\ndescription: d\nruns: { using: docker, image: Dockerfile }\n',
  'actions/pre/action.yml': 'name: pre\ndescription: p\nruns: { using: node24, main: main.js, pre: pre.js }\n',
  'actions/pre/pre.js': `require('node:fs').appendFileSync(process.env.GITHUB_STATE, 'early=bird\\n'); console.log('pre');`,
  'actions/pre/main.js': `console.log('main ' + process.env.STATE_early);`,
  'actions/outer/action.yml': `
name: outer
description: Has a sibling with a pre step
runs: { using: composite, steps: [{ uses: $/actions/pre }] }
`,
};

test('a node24 action runs from the commit, in a clean environment, with its inputs and defaults', async () => {
  const { jobs, conclusion } = await bench.run(`
on: push
permissions: {}
jobs:
  job:
    runs-on: ubuntu-latest
    outputs: { names: '\${{ steps.n.outputs.names }}', inputs: '\${{ steps.n.outputs.inputs }}', ref: '\${{ steps.n.outputs.ref }}' }
    steps:
      - { id: n, uses: acme/tools/actions/node@v1, with: { WORD: hello, extra: more, old: x } }
      - run: echo between
`);
  const [job] = jobs;
  expect(conclusion).toBe('success');
  expect(job?.outputs).toEqual({
    names: 'CI HOME LET_IN PATH',
    inputs: 'hello  both more true',
    ref: 'refs/tags/v1.0.0',
  });
  expect(job?.log).toContain('version 24 in true\n');
  expect(job?.log).toMatch(/between[\s\S]*post for later hello\n/);
  expect(job?.steps.map(({ name }) => name)).toEqual([
    'Run acme/tools/actions/node@v1',
    'Run echo between',
    'Post Run acme/tools/actions/node@v1',
  ]);
  expect(job?.annotations.map(({ message }) => message)).toEqual([
    "Input 'old' has been deprecated with message: use word",
    "Unexpected input(s) 'extra', valid inputs are ['word', 'token', 'Two Words', 'old']",
  ]);
});

test('a post step keeps to its condition', async () => {
  const { jobs } = await bench.run(oneJob('- uses: acme/tools/actions/node@v1\n- run: exit 1'));
  expect(jobs[0]?.steps.at(-1)).toMatchObject({ name: 'Post Run acme/tools/actions/node@v1', conclusion: 'skipped' });
});

test('a pre step runs before all steps and hands its state on', async () => {
  const { jobs } = await bench.run(oneJob('- run: echo first\n- uses: acme/tools/actions/pre@v1'));
  expect(jobs[0]?.steps.map(({ name }) => name)).toEqual([
    'Pre Run acme/tools/actions/pre@v1',
    'Run echo first',
    'Run acme/tools/actions/pre@v1',
  ]);
  expect(jobs[0]?.log).toMatch(/\npre\n[\s\S]*\nfirst\n[\s\S]*\nmain bird\n/);
});

test('a composite action runs its siblings and shells with its own inputs, and hands outputs up', async () => {
  const { jobs } = await bench.run(`
on: push
jobs:
  job:
    runs-on: ubuntu-latest
    env: { OUTER: from-job }
    outputs: { seen: '\${{ steps.c.outputs.seen }}' }
    steps: [{ id: c, uses: acme/tools/actions/both@v1, env: { OUTER: from-step } }]
`);
  expect(jobs[0]?.outputs).toEqual({ seen: 'inner  both  true both from-step' });
  expect(jobs[0]?.steps.map(({ name }) => name)).toEqual(['Run acme/tools/actions/both@v1', 'Post Run $/actions/node']);
});

test('a failure inside a composite action ends it and fails its step', async () => {
  const { jobs } = await bench.run(oneJob('- uses: acme/tools/actions/fails@v1\n- run: echo never'));
  expect(jobs[0]?.steps.map(({ conclusion }) => conclusion)).toEqual(['failure', 'skipped']);
  expect(jobs[0]?.log).toContain('cleaned\n');
  expect(jobs[0]?.log.includes('\nnever\n')).toBe(false);
});

test.each([
  ['actions/setup-node@v4', "Unable to resolve action 'actions/setup-node@v4'"],
  ['acme/tools/actions/node@v9', "Unable to resolve action 'acme/tools/actions/node@v9'"],
  ['acme/tools/actions/none@v1', "Can't find 'action.yml' or 'action.yaml' for action 'acme/tools/actions/none@v1'"],
  ['actions/checkout@v4', "does not implement 'actions/checkout@v4'"],
  ['docker://alpine:3', "Docker container actions: 'docker://alpine:3'"],
  ['./actions/local', "actions of the workspace: './actions/local'"],
  ['acme/tools/actions/old@v1', "does not implement 'node20' actions"],
  ['acme/tools/actions/docker@v1', 'does not implement Docker container actions'],
  ['acme/tools/actions/outer@v1', 'does not implement `pre:` inside a composite action'],
])('%s fails the job before its first step', async (uses, message) => {
  const { jobs, conclusion } = await bench.run(oneJob(`- run: echo first\n- uses: ${uses}`));
  expect(conclusion).toBe('failure');
  expect(jobs[0]?.steps).toMatchObject([{ name: 'Set up job', conclusion: 'failure' }]);
  expect(jobs[0]?.annotations[0]?.message).toContain(message);
});

test('variables and paths that a step leaves reach the next ones; runner variables cannot be overridden', async () => {
  const { jobs } = await bench.run(
    oneJob(
      `
- run: |
    echo "LATER=from file" >> "$GITHUB_ENV"
    mkdir "$RUNNER_TEMP/bin" && printf '#!/bin/sh\\necho tool ran\\n' > "$RUNNER_TEMP/bin/some-tool" && chmod +x "$RUNNER_TEMP/bin/some-tool"
    echo "$RUNNER_TEMP/bin" >> "$GITHUB_PATH"
- env: { STEP: '\${{ env.LATER }} + \${{ env.TOP }}', GITHUB_REPOSITORY: evil/evil }
  run: |
    some-tool
    echo "$LATER, $TOP, $STEP, $GITHUB_REPOSITORY, $GITHUB_SHA, leaked=\${LEAKED_BY_MACHINE:-}"
- working-directory: sub/dir
  run: pwd
`,
      'env: { TOP: top }\n',
    ).replace('working-directory: sub/dir', 'working-directory: ${{ runner.temp }}'),
  );
  expect(jobs[0]?.log).toMatch(/tool ran\nfrom file, top, from file \+ top, acme\/app, [0-9a-f]{40}, leaked=\n/);
  expect(jobs[0]?.log).toMatch(/\n\/\S+\/temp\n/);
});

test('a step is told who, what and where', async () => {
  const { jobs } = await bench.run(oneJob("- run: env | grep -E '^(GITHUB|RUNNER|CI)' | sort"), {
    id: 7,
    number: 3,
    attempt: 2,
  });
  const [, output = ''] = jobs[0]?.log.split('shell: bash -e {0}\n##[endgroup]\n') ?? [];
  const facts = Object.fromEntries(
    output
      .trim()
      .split('\n')
      .map((line) => line.split('=', 2)),
  );
  expect(facts).toMatchObject({
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: 'octocat',
    GITHUB_API_URL: 'http://127.0.0.1:9/api/v3',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_GRAPHQL_URL: 'http://127.0.0.1:9/api/graphql',
    GITHUB_JOB: 'job',
    GITHUB_REF: 'refs/tags/v1.0.0',
    GITHUB_REF_NAME: 'v1.0.0',
    GITHUB_REF_TYPE: 'tag',
    GITHUB_REPOSITORY: 'acme/app',
    GITHUB_REPOSITORY_OWNER: 'acme',
    GITHUB_RUN_ATTEMPT: '2',
    GITHUB_RUN_ID: '7',
    GITHUB_RUN_NUMBER: '3',
    GITHUB_SERVER_URL: 'http://127.0.0.1:9',
    GITHUB_SHA: expect.stringMatching(/^[0-9a-f]{40}$/),
    GITHUB_WORKFLOW: '.github/workflows/test.yml',
    GITHUB_WORKFLOW_REF: 'acme/app/.github/workflows/test.yml@refs/tags/v1.0.0',
    RUNNER_ARCH: 'X64',
    RUNNER_OS: 'Linux',
  });
  for (const name of ['GITHUB_WORKSPACE', 'RUNNER_TEMP', 'RUNNER_TOOL_CACHE', 'GITHUB_EVENT_PATH']) {
    expect(facts[name]).toMatch(/^\//);
  }
});

test('shells are as strict as on GitHub, and others are refused', async () => {
  const conclusion = async (shell: string) => {
    const { jobs } = await bench.run(oneJob(`- run: 'false | true'\n${shell}`));
    return jobs[0]?.steps[0]?.conclusion;
  };
  expect(await conclusion('')).toBe('success');
  expect(await conclusion('  shell: bash')).toBe('failure');
  const { jobs } = await bench.run(oneJob('- { run: Get-Item, shell: pwsh }'));
  expect(jobs[0]?.log).toContain("does not implement the shell 'pwsh'");
});

test('a step that runs out of time fails, with all it started', async () => {
  const started = performance.now();
  const { jobs } = await bench.run(
    oneJob(
      "- { name: slow, timeout-minutes: \"${{ fromJSON('0.005') }}\", run: 'sleep 60 & wait' }\n- run: echo never",
    ),
  );
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(jobs[0]?.conclusion).toBe('failure');
  expect(jobs[0]?.log).toContain("The action 'slow' has timed out after 0.005 minutes.");
});

test('a step does not wait for what it leaves in the background', async () => {
  const { jobs } = await bench.run(oneJob("- run: 'sleep 20 & echo started'\n- run: echo next"));
  expect(jobs[0]?.log).toMatch(/\nstarted\n[\s\S]*\nnext\n/);
  expect(jobs[0]?.milliseconds).toBeLessThan(15_000);
});

test('a step that may fail shows its outcome to the next', async () => {
  const { jobs, conclusion } = await bench.run(
    oneJob(
      '- { id: soft, continue-on-error: true, run: exit 1 }\n- run: echo ${{ steps.soft.outcome }} ${{ steps.soft.conclusion }}',
    ),
  );
  expect(conclusion).toBe('success');
  expect(jobs[0]?.log).toContain('\nfailure success\n');
});

test('a job that cannot be set up fails, and its token ends with it', async () => {
  const job = oneJob("- run: 'true'").replace(
    '    steps:',
    "    env: { BAD: '${{ fromJSON(github.ref) }}' }\n    steps:",
  );
  const { jobs, conclusion } = await bench.run(job);
  expect(conclusion).toBe('failure');
  expect(jobs[0]?.annotations).toHaveLength(1);
  expect(bench.host.live.size).toBe(0);
});

test('hashFiles and the rest of what is not implemented say so', async () => {
  const { jobs } = await bench.run(oneJob("- run: echo ${{ hashFiles('**') }}"));
  expect(jobs[0]?.log).toContain('does not implement hashFiles()');
});

test('disposing ends what runs and leaves nothing behind', async () => {
  const own = await createBench();
  const run = own.run(oneJob('- run: sleep 60'));
  await new Promise((proceed) => setTimeout(proceed, 300));
  await own[Symbol.asyncDispose]();
  expect((await run).conclusion).toBe('cancelled');
  expect(own.host.live.size).toBe(0);
});
