import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { findings } from './language-service.ts';
import { yamlBlocks } from './readme-blocks.ts';
import { ownActions, publicActions, root } from './source-files.ts';
import { violations } from './workflow-rules.ts';

const workflows = readdirSync(join(root, '.github/workflows')).map((file) => `.github/workflows/${file}`);
const actions = [
  ...publicActions().map((name) => `actions/${name}/action.yml`),
  ...ownActions().map((name) => `.github/actions/${name}/action.yml`),
];
/** Ours alone: no other repository can call it. */
const isOwn = (path: string): boolean => path.includes('/_');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const countedLines = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));

describe("GitHub's language service", () => {
  it.each([...workflows, ...actions])('finds nothing in %s', async (path) => {
    expect(await findings(path, read(path))).toEqual([]);
  });

  it.each(yamlBlocks())('finds nothing in $readme, $title', async ({ text }) => {
    expect(await findings('.github/workflows/caller.yml', text)).toEqual([]);
  });

  it('does find an unknown input, a missing one and an unknown output', async () => {
    const deliver = read('.github/workflows/deliver.yml');
    const broken = deliver.replace('context: ${{ inputs.context }}', 'kontext: ${{ inputs.kontext }}');
    expect(broken).not.toBe(deliver);
    expect((await findings('.github/workflows/deliver.yml', broken)).join('\n')).toMatch(/kontext/);
    const caller = yamlBlocks().find(({ readme }) => readme === 'README.md')?.text ?? '';
    const incomplete = caller.replace(/^.*environment-repository:.*\n/m, '');
    expect(incomplete).not.toBe(caller);
    expect((await findings('.github/workflows/caller.yml', incomplete)).join('\n')).toMatch(/environment-repository/);
  });
});

describe('workflows', () => {
  it.each(workflows)('%s grants nothing on top, pins third parties by commit and holds no script', (path) => {
    const text = read(path);
    expect(text).toMatch(/^permissions: \{\}$/m);
    // Our own may run the scripts of package.json; what others call runs actions alone.
    const scripts = [...text.matchAll(/^\s*(?:- )?run:(.*)$/gm)].map(([, script = '']) => script.trim());
    expect(scripts.filter((script) => !isOwn(path) || !/^npm (ci|test|run [a-z]+)$/.test(script))).toEqual([]);
    const uses = [...text.matchAll(/\buses: (\S+)/g)].map(([, reference = '']) => reference);
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((reference) => !/^\$\/|@[0-9a-f]{40}$/.test(reference))).toEqual([]);
  });

  it.each(workflows)('%s gives every job a time limit', (path) => {
    const jobs = read(path).match(/^ {4}runs-on:/gm) ?? [];
    const limits = read(path).match(/^ {4}timeout-minutes:/gm) ?? [];
    expect(jobs.length).toBeGreaterThan(0);
    expect(limits).toHaveLength(jobs.length);
  });

  it.each(workflows)('%s breaks none of the rules of zizmor and ghalint that concern it', (path) => {
    expect(violations(read(path))).toEqual([]);
  });

  it.each([
    ['a grant of everything', 'permissions: {}', 'permissions: write-all', 'grants everything'],
    ['a grant without its reason', / # checks out this repository/, '', 'grants without a reason: contents: read'],
    ['an expression in a script', 'run: npm ci', 'run: npm ci $' + '{{ github.ref }}', 'expression in a script'],
    ['a checkout that keeps the token', 'persist-credentials: false', 'fetch-depth: 1', 'keeps the token'],
    ['a trigger with the rights of the base', 'pull_request:', 'pull_request_target:', 'pull_request_target'],
    ['a cache', 'run: npm test', 'uses: actions/cache@0123456789012345678901234567890123456789', 'cache'],
    ['all secrets at once', 'run: npm test', 'env: { ALL: "$' + '{{ toJSON(secrets) }}" }', 'all secrets'],
    ['an action of the caller’s checkout', 'run: npm test', 'uses: ./actions/x', 'caller'],
    ['a job without a name', '    name: test\n', '', 'job without a name: test'],
  ])('are found with %s', (_, from, to, says) => {
    const broken = read('.github/workflows/_ci.yml').replace(from, to);
    expect(broken).not.toBe(read('.github/workflows/_ci.yml'));
    expect(violations(broken).join('\n')).toContain(says);
  });
});

describe('deliver.yml', () => {
  const jobs: Readonly<Record<string, object>> = parse(read('.github/workflows/deliver.yml')).jobs;
  const naming = (text: string): readonly string[] =>
    Object.entries(jobs).flatMap(([id, job]) => (JSON.stringify(job).includes(text) ? [id] : []));

  it('keeps what may write to the environment repository from the jobs that build, and their logins from the others', () => {
    expect(naming('secrets.ENVIRONMENT_')).toEqual(['pull-request', 'dispatch']);
    expect(naming('secrets.REGISTRY_')).toEqual(['platform', 'image']);
    expect(naming('secrets.BUILD_SECRETS')).toEqual(['platform', 'image']);
  });
});

describe('caller files in the README', () => {
  const callers = yamlBlocks().filter(({ readme }) => readme === 'README.md');

  it('are three, each of at most 15 lines', () => {
    expect(callers.map(({ title }) => title)).toEqual([
      'App repository, direct',
      'App repository, dispatch',
      'Environment repository',
    ]);
    for (const { text } of callers) expect(countedLines(text).length).toBeLessThanOrEqual(15);
  });

  it('each have an image line', () => {
    for (const { text } of callers) expect(text).toMatch(/^ {6}image: /m);
  });
});
