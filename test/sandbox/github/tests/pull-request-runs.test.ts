import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloneRepository } from '../../checkout.ts';
import { restOf } from '../../rest.ts';
import { createRunner, type Runner } from '../../runner/index.ts';
import { type GitHub, startGitHub } from '../index.ts';

const repository = 'acme/environment';
const fork = 'mallory/environment';
const write = { contents: 'write', 'pull-requests': 'write', metadata: 'read' } as const;

const workflow = `on:
  pull_request:
    branches: [main]
permissions: {}
jobs:
  look:
    runs-on: ubuntu-latest
    permissions: { contents: write }
    steps:
      - run: echo "ref $GITHUB_REF base $GITHUB_BASE_REF head $GITHUB_HEAD_REF secret '\${{ secrets.KEY }}'"
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8
        with: { persist-credentials: false }
      - run: cat a.txt b.txt
`;

let github: GitHub;
let runner: Runner;
let token: string;

beforeAll(async () => {
  github = await startGitHub();
  runner = createRunner(github);
  github.useEngine(runner);
  await github.createRepository(repository, { 'a.txt': 'a', '.github/workflows/look.yml': workflow });
  github.setSecret(repository, 'KEY', 'canary');
  const repositories = { [repository]: write, [fork]: write };
  token = github.mintToken({ actor: 'mallory', kind: 'user', repositories });
});

afterAll(async () => {
  await github.settled();
  await runner[Symbol.asyncDispose]();
  await github[Symbol.asyncDispose]();
});

async function push(name: string, branch: string): Promise<void> {
  await using clone = await cloneRepository(`${github.url}/${name}.git`, token);
  await clone.git('switch', '--quiet', '--create', branch);
  await clone.commit('Add', { 'b.txt': branch });
  await clone.git('push', '--quiet', 'origin', branch);
}

function lastRun() {
  const run = github.runs(repository).at(-1);
  return { request: run?.request, log: run?.report?.jobs.map(({ log }) => log).join('\n') ?? '' };
}

test('a pull request runs the workflows of what it would merge as, again after each push', async () => {
  await push(repository, 'change');
  await restOf(github.apiUrl, token).send('POST', `/repos/${repository}/pulls`, {
    title: 'Add',
    head: 'change',
    base: 'main',
  });
  await github.settled();
  const { request, log } = lastRun();
  expect(request).toMatchObject({ event: { name: 'pull_request' }, ref: 'refs/pull/1/merge', actor: 'mallory' });
  expect(log).toContain("ref refs/pull/1/merge base main head change secret '***'");
  expect(log).toContain('Contents: write');
  expect(log).toContain('achange');
  const runs = github.runs(repository).length;
  await using clone = await cloneRepository(`${github.url}/${repository}.git`, token);
  await clone.git('switch', '--quiet', 'change');
  await clone.commit('Add more', { 'b.txt': 'more' });
  await clone.git('push', '--quiet', 'origin', 'change');
  await github.settled();
  expect(github.runs(repository).length).toBe(runs + 1);
  expect(lastRun().log).toContain('amore');
});

test('one from a fork gets no secret, and a token that only reads', async () => {
  await github.copyRepository(repository, fork);
  await push(fork, 'stranger');
  const number = await github
    .administer(repository)
    .openFromFork(fork, { branch: 'stranger', title: 'Add', by: 'mallory' });
  await github.settled();
  const { request, log } = lastRun();
  expect(request).toMatchObject({ repository, ref: `refs/pull/${number}/merge`, pullRequest: { isFork: true } });
  expect(log).toContain("base main head stranger secret ''");
  expect(log).toContain('Contents: read');
  expect(log).toContain('astranger');
  expect(github.defects).toEqual([]);
});
