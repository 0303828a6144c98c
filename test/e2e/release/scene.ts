import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Checkout, cloneRepository } from '../../sandbox/checkout.ts';
import { type GitHub, type StoredRun, startGitHub } from '../../sandbox/github/index.ts';
import { type Rest, restOf } from '../../sandbox/rest.ts';
import { createRunner, type Runner } from '../../sandbox/runner/index.ts';
import { publishToolkit } from '../../sandbox/toolkit.ts';

const root = resolve(import.meta.dirname, '../../..');

/** A toolkit of one action, released by this repository's own workflow. */
export interface ReleaseScene extends AsyncDisposable {
  readonly github: GitHub;
  readonly runner: Runner;
  readonly repository: string;
  readonly clone: Checkout;
  readonly maintainer: Rest;
  readonly token: string;
  /** Pushes a change and waits for its tests; the commit. */
  change(files: Readonly<Record<string, string>>): Promise<string>;
  /** Pushes a tag at a commit, or at the newest; the run that releases it. */
  tag(name: string, commit?: string): Promise<StoredRun>;
  /** The newest run of `_release.yml`. */
  newest(): StoredRun;
}

interface Stage {
  /** What stands for npm. */
  readonly npm: string;
  /** What steps see beside the rest. */
  readonly environment: Readonly<Record<string, string>>;
  readonly publish: (github: GitHub, repository: string) => Promise<void>;
}

/** A toolkit of one action; ours is run from its sources, so that it is what it is while it is worked on. */
export function startReleaseScene(): Promise<ReleaseScene> {
  return startScene({
    npm: comparing,
    environment: { NODE_OPTIONS: '--conditions=source' },
    publish: async (github, repository) =>
      await github.createRepository(repository, await toolkit(), { private: false }),
  });
}

/** This very repository, with its committed bundles. */
export function startOwnScene(): Promise<ReleaseScene> {
  return startScene({
    npm: '#!/bin/sh\n',
    environment: {},
    publish: async (github, repository) => void (await publishToolkit(github, repository, root)),
  });
}

const repository = 'acme/toolkit';

async function startScene({ npm, environment, publish }: Stage): Promise<ReleaseScene> {
  await using parts = new AsyncDisposableStack();
  const github = parts.use(await startGitHub());
  const tools = await mkdtemp(join(tmpdir(), 'release-tools-'));
  parts.defer(() => rm(tools, { recursive: true, force: true }));
  const variables = { ...(await environmentWith(tools, npm)), ...environment };
  const runner = parts.use(createRunner(github, { environment: variables }));
  github.useEngine(runner);
  await publish(github, repository);
  github.administer(repository).configure({ releasesAreImmutable: true });
  const permissions = { contents: 'write', actions: 'write', workflows: 'write', attestations: 'read' } as const;
  const token = github.mintToken({ actor: 'mia', kind: 'user', repositories: { [repository]: permissions } });
  const clone = parts.use(await cloneRepository(`${github.url}/${repository}.git`, token));
  const all = parts.move();
  const newest = (): StoredRun => {
    const run = github.runs(repository).findLast(({ request }) => request.workflow.path.endsWith('/_release.yml'));
    if (run === undefined) throw new Error('no run of _release.yml');
    return run;
  };
  return {
    ...{ github, runner, repository, clone, token, newest },
    maintainer: restOf(github.apiUrl, token),
    async change(files) {
      await clone.commit('Change', files);
      await github.settled();
      return (await clone.git('rev-parse', 'HEAD')).trim();
    },
    async tag(name, commit = 'HEAD') {
      await clone.git('tag', '--annotate', name, '--message', name, commit);
      await clone.git('push', '--quiet', 'origin', name);
      await github.settled();
      return newest();
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/** Installs nothing, and compares a bundle with what it is made of. */
const comparing = `#!/bin/sh
case "$*" in
  ci) exit 0 ;;
  'run check') exec cmp actions/hello/src/index.js actions/hello/dist/index.js ;;
esac
echo "npm $*: not known here" >&2
exit 64
`;

async function environmentWith(tools: string, npm: string): Promise<Record<string, string>> {
  await writeFile(join(tools, 'npm'), npm);
  await chmod(join(tools, 'npm'), 0o755);
  const { PATH = '', HOME = '' } = process.env;
  const compileCache = { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node') };
  return { PATH: `${tools}:${PATH}`, HOME, ...compileCache };
}

/** Tests that pass as long as nobody writes \`exit 1\`. */
export const tests = (script: string): string => `
name: ci
on: { push: { branches: [main] } }
permissions: {}
jobs:
  test:
    name: test
    runs-on: ubuntu-latest
    steps: [{ run: ${script} }]
`;

export const hello = (word: string): Record<string, string> => ({
  'actions/hello/src/index.js': `console.log('${word}');\n`,
  'actions/hello/dist/index.js': `console.log('${word}');\n`,
});

async function toolkit(): Promise<Readonly<Record<string, string>>> {
  const own = (path: string): Promise<string> => readFile(join(root, path), 'utf8');
  const lock = { 'node_modules/semver': { version: '7.8.6', license: 'ISC', integrity: 'sha512-AAAA' } };
  const main = join(root, '.github/actions/release/src/main.ts');
  return {
    '.github/workflows/_release.yml': await own('.github/workflows/_release.yml'),
    '.github/workflows/_ci.yml': tests('exit 0'),
    '.github/workflows/greet.yml': 'on: workflow_call\n',
    '.github/actions/release/action.yml': await own('.github/actions/release/action.yml'),
    '.github/actions/release/dist/index.js': `import(${JSON.stringify(main)});\n`,
    'actions/hello/action.yml': 'name: hello\ndescription: Says hello.\nruns: { using: node24, main: dist/index.js }\n',
    'actions/dist/contents.json': JSON.stringify({ hello: { files: ['index.js'], packages: ['semver'] } }),
    ...hello('hello'),
    'package-lock.json': JSON.stringify({ lockfileVersion: 3, packages: lock }),
  };
}

export function messagesOf({ report }: StoredRun): string {
  const said = (report?.jobs ?? []).flatMap(({ annotations }) => annotations.map(({ message }) => message));
  return [report?.problem ?? '', ...said].join('\n');
}

export function conclusionsOf({ report }: StoredRun): Readonly<Record<string, string>> {
  return Object.fromEntries((report?.jobs ?? []).map(({ name, conclusion }) => [name, conclusion]));
}
