import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Client } from '#cluster';
import { connectGitHub, patience } from '#github';
import { parseInputs } from '#input';
import { Secret } from '#secret';
import { inputs } from '../../../actions/detect-drift/src/inputs.ts';
import { outputs } from '../../../actions/detect-drift/src/outputs.ts';
import { run } from '../../../actions/detect-drift/src/run.ts';
import { summary } from '../../../actions/detect-drift/src/summary.ts';
import { literalDefaults } from '../../sandbox/action-process.ts';
import { type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import { type Rest, restOf } from '../../sandbox/rest.ts';

export const repository = 'acme/env';

const config = `version: 1
environments:
  - { name: staging, path: envs/staging }
drift:
  ignore:
    - { kind: ConfigMap, path: data.seen, reason: written at run time }
`;

type Files = Readonly<Record<string, string>>;

interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: string;
  readonly labels: readonly { readonly name: string }[];
}

/** A checkout of an environment repository, and its GitHub. */
export interface Scene extends AsyncDisposable {
  readonly workspace: string;
  readonly github: GitHub;
  readonly people: Rest;
  write(files: Files): Promise<void>;
  detect(given?: Files, cluster?: Client): Promise<Detected>;
  issues(): Promise<readonly Issue[]>;
}

interface Detected {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly log: string;
  readonly findings: readonly Readonly<Record<string, unknown>>[];
  readonly notCompared: readonly { readonly object: string; readonly reason: string }[];
}

const nothing = async (): Promise<void> => undefined;

interface Around {
  readonly workspace: string;
  /** Undefined where no issue is asked for. */
  readonly github?: GitHub;
  readonly cluster?: Client | undefined;
}

async function detectIn({ workspace, github, cluster }: Around, given: Files): Promise<Detected> {
  const defaults = { ...(await literalDefaults('detect-drift')), issue: `${github !== undefined}` };
  const token = github?.mintToken({ actor: 'github-actions[bot]', kind: 'job', repositories: writers }) ?? '';
  const all: Files = { ...defaults, environment: 'staging', source: 'dump', dump: 'dump', repository, token, ...given };
  const lines: string[] = [];
  const result = await run(
    parseInputs(inputs, (name) => all[name] ?? ''),
    {
      github:
        github &&
        connectGitHub(
          { token: new Secret(all.token ?? ''), apiUrl: github.apiUrl, graphqlUrl: github.graphqlUrl },
          patience(5_000),
        ),
      ...{ cluster, workspace, environment: { PATH: process.env.PATH ?? '' }, branch: 'main' },
      serverUrl: github?.url ?? 'https://github.com',
      log: { info: (line) => void lines.push(line), annotate: (_, line) => void lines.push(line) },
      release: nothing,
    },
  );
  const told = outputs(result);
  return {
    ...{ outputs: told, summary: summary(result), log: lines.join('\n') },
    findings: JSON.parse(told.findings),
    notCompared: JSON.parse(told['not-compared']),
  };
}

async function write(workspace: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(workspace, path)), { recursive: true });
    await writeFile(join(workspace, path), text);
  }
}

/** What a checkout shows, without an issue. */
export async function detectAlone(files: Files): Promise<Detected> {
  const workspace = await mkdtemp(join(tmpdir(), 'detect-drift-'));
  try {
    await write(workspace, { 'gitops.yaml': config, ...files });
    return await detectIn({ workspace }, {});
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}

/** @param given a GitHub that stays, whose repository is cloned */
export async function startScene(files: Files = {}, given?: GitHub): Promise<Scene> {
  const workspace = await mkdtemp(join(tmpdir(), 'detect-drift-'));
  const github = given ?? (await startGitHub({ owner: 'acme' }));
  await github.createRepository(repository, { 'gitops.yaml': config, ...(given && files) });
  if (given === undefined) await write(workspace, { 'gitops.yaml': config, ...files });
  else await promisify(execFile)('git', ['clone', '-q', github.repositoryPath(repository), workspace]);
  const people = restOf(github.apiUrl, github.mintToken({ actor: 'ada', kind: 'user', repositories: writers }));
  return {
    ...{ workspace, github, people },
    write: (written) => write(workspace, written),
    detect: (chosen = {}, cluster) => detectIn({ workspace, github, cluster }, chosen),
    issues: async () => (await people.get(`/repos/${repository}/issues?state=all`)) as readonly Issue[],
    async [Symbol.asyncDispose]() {
      if (given === undefined) await github[Symbol.asyncDispose]();
      await rm(workspace, { recursive: true, force: true });
    },
  };
}

const writers = { [repository]: { contents: 'read', issues: 'write', metadata: 'read' } } as const;
