import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseInputs } from '#input';
import { failure } from '../../../actions/check-environment/src/failure.ts';
import { inputs as table } from '../../../actions/check-environment/src/inputs.ts';
import { outputs } from '../../../actions/check-environment/src/outputs.ts';
import { ports } from '../../../actions/check-environment/src/ports.ts';
import { run } from '../../../actions/check-environment/src/run.ts';
import { summary } from '../../../actions/check-environment/src/summary.ts';
import { type Checkout, cloneRepository } from '../../sandbox/checkout.ts';
import type { GitHub } from '../../sandbox/github/index.ts';

type Files = Readonly<Record<string, string>>;

/** What a check came to. */
interface Checked {
  /** Check and place, as `pinned a.yaml:12:18`; of what a waiver lets pass with its owner. */
  readonly found: readonly string[];
  readonly result: string | undefined;
  /** Log, annotations, outputs, summary and the error. */
  readonly said: string;
  /** What was asked of GitHub: the names of queries, and paths. */
  readonly asked: readonly string[];
}

/** An environment repository, a person who changes it, and the action, which may only read. */
export interface Scene extends AsyncDisposable {
  readonly repository: string;
  readonly checkout: Checkout;
  /** Commits to main. */
  land(files: Files): Promise<void>;
  /** Commits to a new branch from main, and checks that. */
  propose(files: Files, inputs?: Files): Promise<Checked>;
  /** Checks the checkout as it stands. @param base the branch of a pull request, or the ref of a merge queue */
  check(inputs: Files, base?: string): Promise<Checked>;
}

export async function startScene(github: GitHub, repository: string, files: Files): Promise<Scene> {
  await github.createRepository(repository, files);
  const grant = (actor: string, contents: 'read' | 'write') =>
    github.mintToken({ actor, kind: 'user', repositories: { [repository]: { contents, metadata: 'read' } } });
  const token = grant('reader', 'read');
  const checkout = await cloneRepository(`${github.url}/${repository}.git`, grant('octocat', 'write'));
  const temp = await mkdtemp(join(tmpdir(), 'gitops-check-'));
  let branches = 0;
  const scene: Scene = {
    repository,
    checkout,
    async land(changed) {
      await checkout.git('switch', '--quiet', 'main');
      await checkout.commit('Change', changed);
    },
    async propose(changed, inputs = {}) {
      branches += 1;
      await checkout.git('switch', '--quiet', '--create', `change-${branches}`, 'main');
      await checkout.commit('Propose', changed);
      return await scene.check(inputs, 'main');
    },
    async check(given, base = '') {
      const texts: Files = { path: '.', 'fail-on': 'error', repository, token, ...given };
      const inputs = parseInputs(table, (name) => texts[name] ?? '');
      const lines: string[] = [];
      const { apiUrl, graphqlUrl } = github;
      const made = ports(inputs, {
        ...{ workspace: checkout.folder, temp, apiUrl, graphqlUrl },
        eventName: 'pull_request',
        ref: base.startsWith('refs/') ? base : 'refs/pull/1/merge',
        sha: (await checkout.git('rev-parse', 'HEAD')).trim(),
        variable: (name) => (name === 'GITHUB_BASE_REF' && !base.startsWith('refs/') ? base : undefined),
        log: {
          info: (line) => void lines.push(line),
          debug: (line) => void lines.push(line),
          group: async (_, body) => await body(),
          mask: () => undefined,
          annotate: (level, message, at) => void lines.push(`${level} ${at?.file}:${at?.line} ${message}`),
        },
      });
      const before = github.requests.length;
      const result = await run(inputs, { ...made, now: new Date('2026-11-21T10:00:00Z') });
      const out = outputs(result);
      return {
        found: result.findings.map(({ check, at, waived }) =>
          [check, `${at.file}:${at.line}:${at.column}`, ...(waived === undefined ? [] : [waived.owner])].join(' '),
        ),
        result: out.result,
        said: [...lines, ...Object.values(out), summary(result), failure(result)?.message].join('\n'),
        asked: github.requests
          .slice(before)
          .map(({ graphql, path }) => graphql ?? path.replace(/[0-9a-f]{40}/g, 'SHA')),
      };
    },
    async [Symbol.asyncDispose]() {
      await rm(temp, { recursive: true, force: true });
      await checkout[Symbol.asyncDispose]();
    },
  };
  return scene;
}

export function image(version: string): string {
  return `ghcr.io/acme/shop:${version}@sha256:${version.replaceAll('.', '').padEnd(64, '0')}`;
}

export function deployment(reference: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  selector: { matchLabels: { app: shop } }
  template:
    metadata: { labels: { app: shop } }
    spec:
      containers:
        - name: shop
          image: ${reference}
`;
}

export const gitops = `version: 1
environments:
  - { name: dev, path: envs/dev }
  - { name: staging, path: envs/staging }
  - { name: production, path: envs/production }
apps:
  - name: shop
    images:
      - image: ghcr.io/acme/shop
        targets: [{ file: "{path}/shop.yaml" }]
`;

/** What the environments run. */
export function running(versions: Readonly<Partial<Record<'dev' | 'staging' | 'production', string>>>): Files {
  return Object.fromEntries(
    Object.entries(versions).map(([name, version]) => [`envs/${name}/shop.yaml`, deployment(image(version))]),
  );
}

export const environment: Files = {
  'gitops.yaml': gitops,
  CODEOWNERS: '* @acme/sre\n',
  ...running({ dev: '1.0.0', staging: '1.0.0', production: '1.0.0' }),
};

export const place = 'envs/production/shop.yaml:12:18';
