import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseInputs } from '#input';
import { failure } from '../../../actions/check-environment/src/failure.ts';
import { inputs as table } from '../../../actions/check-environment/src/inputs.ts';
import { outputs } from '../../../actions/check-environment/src/outputs.ts';
import { ports } from '../../../actions/check-environment/src/ports.ts';
import { run } from '../../../actions/check-environment/src/run.ts';
import { summary } from '../../../actions/check-environment/src/summary.ts';
import type { GitHub } from '../../sandbox/github/index.ts';

type Texts = Readonly<Record<string, string>>;
type Files = Readonly<Record<string, string | Uint8Array>>;

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

/** An environment repository, what is proposed to it, and the action, which may only read. */
export interface Scene extends AsyncDisposable {
  readonly repository: string;
  /** The checkout. */
  readonly folder: string;
  /** Commits to a branch, main without one, which begins with these files alone where it does not exist; the commit. */
  land(files: Files, branch?: string): Promise<string>;
  /** Commits to a new branch from another, checks that out, and checks what it brings there. */
  propose(files: Files, inputs?: Texts, base?: string): Promise<Checked>;
  /** Checks the checkout as it stands. @param base the branch of a pull request, or the ref of a merge queue */
  check(inputs: Texts, base?: string): Promise<Checked>;
}

interface Branch {
  readonly files: Files;
  readonly commit: string;
}

export async function startScene(github: GitHub, repository: string, files: Texts): Promise<Scene> {
  await github.createRepository(repository, files);
  const bare = github.repositoryPath(repository);
  const repositories = { [repository]: { contents: 'read', metadata: 'read' } } as const;
  const token = github.mintToken({ actor: 'reader', kind: 'user', repositories });
  const home = await mkdtemp(join(tmpdir(), 'gitops-check-'));
  const [folder, temp] = [join(home, 'work'), join(home, 'temp')];
  await mkdir(temp);
  const tip = (name: string): string => execFileSync('git', ['rev-parse', name], { cwd: bare }).toString().trim();
  const branches = new Map<string, Branch>([['main', { files, commit: tip('refs/heads/main') }]]);
  let checkedOut = tip('refs/heads/main');
  const checkOut = async ({ files: all, commit }: Branch): Promise<void> => {
    checkedOut = commit;
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const [path, content] of Object.entries(all)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
  };
  const commitTo = (name: string, changed: Files, from: Branch | undefined): Branch => {
    const parent = from === undefined ? [] : [`from ${from.commit}\n`];
    const head = [`commit refs/heads/${name}\n`, 'committer Octavia <octavia@example.test> now\n', 'data 6\nChange\n'];
    const blobs = Object.entries(changed).flatMap(([path, content]) => [
      `M 100644 inline ${path}\ndata ${Buffer.byteLength(content)}\n`,
      Buffer.from(content),
      '\n',
    ]);
    const input = Buffer.concat([...head, ...parent, ...blobs].map((each) => Buffer.from(each)));
    execFileSync('git', ['fast-import', '--quiet', '--date-format=now'], { cwd: bare, input });
    const branch = { files: { ...from?.files, ...changed }, commit: tip(`refs/heads/${name}`) };
    branches.set(name, branch);
    return branch;
  };
  const main = branches.get('main');
  if (main !== undefined) await checkOut(main);
  const scene: Scene = {
    repository,
    folder,
    async land(changed, name = 'main') {
      const branch = commitTo(name, changed, branches.get(name));
      await checkOut(branch);
      return branch.commit;
    },
    async propose(changed, inputs = {}, base = 'main') {
      await checkOut(commitTo(`change-${branches.size}`, changed, branches.get(base)));
      return await scene.check(inputs, base);
    },
    check: (given, base = '') =>
      runCheck(github, { repository, folder, temp, token, commit: checkedOut }, { given, base }),
    [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true }),
  };
  return scene;
}

interface Checkout {
  readonly repository: string;
  readonly folder: string;
  readonly temp: string;
  readonly token: string;
  readonly commit: string;
}

async function runCheck(
  github: GitHub,
  { repository, folder, temp, token, commit }: Checkout,
  { given, base }: { readonly given: Texts; readonly base: string },
): Promise<Checked> {
  const texts: Texts = { path: '.', 'fail-on': 'error', repository, token, ...given };
  const inputs = parseInputs(table, (name) => texts[name] ?? '');
  const lines: string[] = [];
  const { apiUrl, graphqlUrl } = github;
  const made = ports(inputs, {
    ...{ workspace: folder, temp, apiUrl, graphqlUrl },
    eventName: 'pull_request',
    ref: base.startsWith('refs/') ? base : 'refs/pull/1/merge',
    sha: commit,
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
    asked: github.requests.slice(before).map(({ graphql, path }) => graphql ?? path),
  };
}

/** Checks a commit of a repository as the pull request that would bring it to main. */
export async function checkCommit(github: GitHub, repository: string, commit: string): Promise<Checked> {
  const home = await mkdtemp(join(tmpdir(), 'gitops-check-'));
  try {
    const [folder, temp] = [join(home, 'work'), join(home, 'temp')];
    for (const each of [folder, temp]) await mkdir(each);
    const cwd = github.repositoryPath(repository);
    execFileSync('git', ['--work-tree', folder, 'checkout', '--quiet', '--force', commit, '--', '.'], { cwd });
    const repositories = { [repository]: { contents: 'read', metadata: 'read' } } as const;
    const token = github.mintToken({ actor: 'reader', kind: 'user', repositories });
    return await runCheck(github, { repository, folder, temp, token, commit }, { given: {}, base: 'main' });
  } finally {
    await rm(home, { recursive: true, force: true });
  }
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
export function running(versions: Readonly<Partial<Record<'dev' | 'staging' | 'production', string>>>): Texts {
  return Object.fromEntries(
    Object.entries(versions).map(([name, version]) => [`envs/${name}/shop.yaml`, deployment(image(version))]),
  );
}

export const environment: Texts = {
  'gitops.yaml': gitops,
  CODEOWNERS: '* @acme/sre\n',
  ...running({ dev: '1.0.0', staging: '1.0.0', production: '1.0.0' }),
};

export const place = 'envs/production/shop.yaml:12:18';
