import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloneRepository } from '../checkout.ts';
import { type GitHub, startGitHub } from '../github/index.ts';
import type { RunReport } from '../runs.ts';
import { createRunner, type Runner } from './index.ts';

const sha = '3d3c42e5aac5ba805825da76410c181273ba90b1';

const workflow = (inputs: string, permissions = 'contents: read') => `
on: { push: { tags: [v*] } }
permissions: {}
jobs:
  job:
    permissions: { ${permissions} }
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@${sha}
        with: { persist-credentials: false, ${inputs} }
      - run: |
          shopt -s globstar
          echo "files: $(ls **/file)"
          echo "content: $(cat **/file)"
          cd "$(dirname **/file)"
          echo "commits: $(git rev-list --count HEAD), branch: $(git branch --show-current), tags: $(git tag)"
          ! grep -ri 'authorization\\|ghs_' .git
`;

let github: GitHub;
let runner: Runner;
let pushed = 0;
beforeAll(async () => {
  github = await startGitHub();
  runner = createRunner(github);
  github.useEngine(runner);
  await github.createRepository('acme/other', { file: 'other' });
});
afterAll(async () => {
  await runner[Symbol.asyncDispose]();
  await github[Symbol.asyncDispose]();
});

/** Pushes a workflow and two commits, then an annotated tag of the second; the branch moves on before the run starts. */
async function pushTag(text: string): Promise<RunReport> {
  pushed += 1;
  const app = `acme/app-${pushed}`;
  await github.createRepository(app, { file: 'one', '.github/workflows/ci.yml': text });
  const token = github.mintToken({
    actor: 'octavia',
    kind: 'user',
    repositories: { [app]: { contents: 'write', workflows: 'write' } },
  });
  await using clone = await cloneRepository(`${github.url}/${app}`, token);
  await clone.commit('Second', { file: 'two' });
  await clone.git('tag', '--annotate', 'v1', '--message', 'v1');
  await clone.commit('Third', { file: 'three' });
  await clone.git('push', '--quiet', 'origin', 'v1');
  await github.settled();
  const [run] = github.runs(app);
  if (run?.report === undefined) throw new Error('the push started no run');
  return run.report;
}

test.each([
  ['the pushed tag', '', 'files: file\ncontent: two\ncommits: 1, branch: , tags: v1\n'],
  ['all of the history', 'fetch-depth: 0', 'files: file\ncontent: two\ncommits: 2, branch: , tags: v1\n'],
  [
    'a branch, into a folder',
    'ref: main, path: sub/dir',
    'files: sub/dir/file\ncontent: three\ncommits: 1, branch: main, tags: \n',
  ],
  ['a tag by its name', 'ref: v1', 'content: two\ncommits: 1, branch: , tags: v1\n'],
  ['a commit', "ref: '${{ github.sha }}'", 'content: two\ncommits: 1, branch: , tags: \n'],
])('checks out %s and leaves no credentials', async (_what, inputs, expected) => {
  const report = await pushTag(workflow(inputs));
  expect(report.jobs[0]?.log).toContain(expected);
  expect(report.conclusion).toBe('success');
  expect(github.requests.filter(({ actor }) => actor === 'github-actions[bot]').length).toBeGreaterThan(0);
});

test.each([
  ['without the permission', '', 'metadata: read', 'The requested URL returned error: 403'],
  ['from another repository, which the job token cannot read', 'repository: acme/other', 'contents: read', 'not found'],
  ['a ref that is not there', 'ref: nope', 'contents: read', "A branch or tag with the name 'nope' could not be found"],
  ['with an input it does not know', 'submodules: true', 'contents: read', "actions/checkout's input 'submodules'"],
  ['out of the workspace', 'path: ../x', 'contents: read', 'is not under'],
])('fails %s', async (_what, inputs, permissions, message) => {
  const report = await pushTag(workflow(inputs, permissions.replace('metadata: read', '')));
  expect(report.conclusion).toBe('failure');
  expect(report.jobs[0]?.steps[0]?.conclusion).toBe('failure');
  expect(report.jobs[0]?.annotations[0]?.message).toContain(message);
  expect(report.jobs[0]?.log).not.toContain('x-access-token');
});

test('fails unless it is told not to keep the credentials', async () => {
  const report = await pushTag(workflow('').replace('persist-credentials: false, ', ''));
  expect(report.jobs[0]?.annotations[0]?.message).toContain('without `persist-credentials: false`');
});
