import { createHash } from 'node:crypto';
import { connectReleases, patience, type Releases } from '#github';
import { parseInputs } from '#input';
import { Secret } from '#secret';
import { inputs as table } from '../../../.github/actions/release/src/inputs.ts';
import type { Ports } from '../../../.github/actions/release/src/ports.ts';
import type { Result } from '../../../.github/actions/release/src/result.ts';
import { run } from '../../../.github/actions/release/src/run.ts';
import type { GitHub, Permissions } from '../../sandbox/github/index.ts';
import { recordingEngine } from '../../sandbox/github/testing/recording-engine.ts';
import { type Rest, restOf } from '../../sandbox/rest.ts';
import type { JobReport } from '../../sandbox/runs.ts';

/** A repository with versions to release; the action is applied in this process. */
export interface Scene {
  readonly github: GitHub;
  readonly repository: string;
  /** Of `main`, oldest first; the tests of each have passed. */
  readonly commits: readonly string[];
  readonly maintainer: Rest;
  /** What the runs would have printed. */
  readonly log: readonly string[];
  tag(name: string, commit: string): Promise<void>;
  /** The whole way of a version: check, prepare, publish. */
  release(tag: string, commit: string): Promise<Result>;
  phase(phase: Phase, tag: string, commit: string, change?: Change): Promise<Result>;
  /** Where a tag leads; undefined where there is none. */
  resolve(tag: string): Promise<string | undefined>;
}

type Phase = 'check' | 'prepare' | 'publish';

interface Change {
  readonly permissions?: Permissions;
  readonly isTrial?: boolean;
  readonly isDirty?: boolean;
  readonly timeout?: string;
  /** Milliseconds. */
  readonly patience?: number;
  readonly watch?: (releases: Releases) => Releases;
  readonly provenance?: (text: string) => string;
}

const ci = '.github/workflows/_ci.yml';
const everything = { contents: 'write', 'pull-requests': 'write', workflows: 'write' } as const;

/** As many commits on `main` as it has to have, each pushed by itself. */
export async function newScene(github: GitHub, repository: string, count: number): Promise<Scene> {
  await github.createRepository(repository, { [ci]: 'on: push', 'README.md': 'toolkit\n' }, { private: false });
  const maintainer = maintainerOf(github, repository);
  const commits: string[] = [];
  for (let index = 0; index < count; index++) {
    const parent = commits.at(-1) ?? (await github.resolveRef(repository, 'main')) ?? '';
    commits.push(await addCommit(maintainer, repository, { parent, text: `${index}`, branch: 'main' }));
  }
  await github.settled();
  return sceneOf(github, repository, commits);
}

export async function copiedScene({ github, repository, commits }: Scene, name: string): Promise<Scene> {
  await github.copyRepository(repository, name);
  return sceneOf(github, name, commits);
}

function maintainerOf(github: GitHub, repository: string): Rest {
  const token = github.mintToken({ actor: 'mia', kind: 'user', repositories: { [repository]: everything } });
  return restOf(github.apiUrl, token);
}

interface NewCommit {
  readonly parent: string;
  readonly text: string;
  readonly branch: string;
}

/** The commit, after the branch was moved to it. */
export async function addCommit(
  maintainer: Rest,
  repository: string,
  { parent, text, branch }: NewCommit,
): Promise<string> {
  const git = `/repos/${repository}/git`;
  const file = { path: 'version', mode: '100644', type: 'blob', content: text };
  const tree = shaOf(await maintainer.send('POST', `${git}/trees`, { base_tree: parent, tree: [file] }));
  const commit = { message: `Version ${text}`, tree, parents: [parent] };
  const sha = shaOf(await maintainer.send('POST', `${git}/commits`, commit));
  if (branch === 'main') await maintainer.send('PATCH', `${git}/refs/heads/main`, { sha });
  else await maintainer.send('POST', `${git}/refs`, { ref: `refs/heads/${branch}`, sha });
  return sha;
}

function shaOf(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null || !('sha' in answer)) throw new Error('no sha');
  return String(answer.sha);
}

const job: JobReport = {
  ...{ name: 'test', needs: [], conclusion: 'success', steps: [], outputs: {}, log: '', annotations: [] },
  milliseconds: 1,
};

/** Tests that pass, or the like. */
export function testsThat(conclusion: 'success' | 'failure'): ReturnType<typeof recordingEngine> {
  return recordingEngine({ conclusion, jobs: [{ ...job, conclusion }] });
}

function sceneOf(github: GitHub, repository: string, commits: readonly string[]): Scene {
  const log: string[] = [];
  const maintainer = maintainerOf(github, repository);
  const phase: Scene['phase'] = async (name, tag, commit, change = {}) => {
    const { permissions = { contents: 'write', actions: 'read', checks: 'read' }, timeout = '0s' } = change;
    const grant = { actor: 'github-actions[bot]', kind: 'job', repositories: { [repository]: permissions } } as const;
    const token = github.mintToken(grant);
    const texts: Readonly<Record<string, string>> = {
      ...{ phase: name, tag, token, workflow: '_ci.yml', timeout, provenance: 'bundle.json' },
    };
    const inputs = parseInputs(table, (input) => texts[input] ?? '');
    const { apiUrl, graphqlUrl } = github;
    const patient = patience(change.patience ?? 20_000);
    const releases = connectReleases({ token: new Secret(token), apiUrl, graphqlUrl }, repository, patient);
    let checksums = '';
    const ports: Ports = {
      releases: change.watch?.(releases) ?? releases,
      patience: patient,
      log: { info: (line) => void log.push(line), annotate: (_, message) => void log.push(message) },
      ...{ repository, commit, isTrial: change.isTrial ?? false },
      checkout: checkoutOf(commit, change.isDirty ?? false),
      keep: async (file, text) => {
        if (file === 'checksums.txt') checksums = text;
        return file;
      },
      read: async () => (change.provenance ?? ((text) => text))(statementOn(checksums)),
    };
    if (name === 'publish') await run({ ...inputs, phase: 'prepare' }, ports);
    return await run(inputs, ports);
  };
  return {
    ...{ github, repository, commits, maintainer, log, phase },
    tag: async (name, sha) => {
      await maintainer.send('POST', `/repos/${repository}/git/refs`, { ref: `refs/tags/${name}`, sha });
    },
    release: async (tag, commit) => {
      await phase('check', tag, commit);
      return await phase('publish', tag, commit);
    },
    resolve: (tag) => github.resolveRef(repository, `refs/tags/${tag}`),
  };
}

/** Each commit has a bundle of its own. */
function checkoutOf(commit: string, dirty: boolean): Ports['checkout'] {
  const told = { hello: { files: ['index.js'], packages: ['js-yaml'] } };
  const lock = { packages: { 'node_modules/js-yaml': { version: '5.5.0', license: 'MIT', integrity: 'sha512-AAAA' } } };
  const texts = new Map([
    ['package-lock.json', JSON.stringify(lock)],
    ['actions/dist/contents.json', JSON.stringify(told)],
  ]);
  return {
    head: async () => ({ sha: commit, epochSeconds: 1_700_000_000, dirty }),
    contents: async () => [
      { path: 'actions/hello/action.yml', bytes: 'name: hello' },
      { path: 'actions/hello/dist/index.js', bytes: `// ${commit}` },
      { path: 'actions/dist/contents.json', bytes: JSON.stringify(told) },
    ],
    read: async (path) => texts.get(path),
  };
}

function statementOn(checksums: string): string {
  const subject = checksums
    .split('\n')
    .filter((row) => row !== '')
    .map((row) => ({ name: row.slice(66), digest: { sha256: row.slice(0, 64) } }));
  const statement = { predicateType: 'https://slsa.dev/provenance/v1', subject };
  // another signature in each run
  const sig = createHash('sha256').update(String(Math.random())).digest('hex');
  const payload = Buffer.from(JSON.stringify(statement)).toString('base64');
  return JSON.stringify({ dsseEnvelope: { payload, signatures: [{ sig }] } });
}
