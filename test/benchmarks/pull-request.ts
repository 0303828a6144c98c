import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type GitHub, startGitHub } from '../sandbox/github/index.ts';
import { restOf } from '../sandbox/rest.ts';
import { type Figure, median } from './report.ts';
import { type SlowProxy, startSlowProxy } from './slow-proxy.ts';

const many = 50_000;
const few = 10;
const rounds = 5;
const addedMilliseconds = 100;
const file = 'envs/0/0/app-7.yaml';

/** Says so for each process that a Node process starts. */
const childProbe = `data:text/javascript,${encodeURIComponent(
  "import { subscribe } from 'node:diagnostics_channel'; subscribe('child_process', () => console.error('STARTED A CHILD'));",
)}`;

/** From nothing to an open pull request, at a distance of 100 ms: ours as a process, and the leanest clone there is. */
export async function pullRequest(): Promise<readonly Figure[]> {
  await using github = await startGitHub();
  for (const count of [few, many]) {
    await github.createRepository(`acme/of-${count}`, filesOf(count));
    await promisify(execFile)('git', [
      '-C',
      github.repositoryPath(`acme/of-${count}`),
      'config',
      'uploadpack.allowFilter',
      'true',
    ]);
  }
  await using proxy = await startSlowProxy(github.url, addedMilliseconds);
  const times = { few: [] as number[], many: [] as number[], clone: [] as number[] };
  const counts = { requests: [] as number[], children: [] as number[] };
  for (let round = 1; round <= rounds; round += 1) {
    times.few.push((await ours(github, proxy, few, round)).milliseconds);
    const delivered = await ours(github, proxy, many, round);
    times.many.push(delivered.milliseconds);
    counts.requests.push(delivered.requests);
    counts.children.push(delivered.children);
    times.clone.push(await clone(github, proxy, round));
  }
  const ratio = (
    metric: string,
    [above, below]: readonly [readonly number[], readonly number[]],
    goal: number,
    peer: string,
  ): Figure => {
    const runs = above.map((value, index) => value / (below[index] ?? Number.NaN));
    return { metric, value: median(above) / median(below), unit: '×', goal, peer, runs };
  };
  return [
    ratio(`time at ${many} files`, [times.many, times.clone], 0.35, 'blobless clone of depth 1, one file checked out'),
    ratio('time', [times.many, times.few], 1.05, `ours at ${few} files`),
    { metric: 'requests', value: median(counts.requests), unit: '', goal: 2, peer: '', runs: counts.requests },
    { metric: 'child processes', value: median(counts.children), unit: '', goal: 0, peer: '', runs: counts.children },
  ];
}

function filesOf(count: number): Readonly<Record<string, string>> {
  const path = (index: number): string =>
    `envs/${Math.floor(index / 10_000)}/${Math.floor(index / 100)}/app-${index}.yaml`;
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [path(index), `image: ghcr.io/acme/app-${index}:1.0.0\n`]),
  );
}

function mint(github: GitHub): string {
  const repositories = { '*': { metadata: 'read', contents: 'write', 'pull-requests': 'write' } } as const;
  return github.mintToken({ actor: 'gitops[bot]', kind: 'user', repositories });
}

interface Delivered {
  readonly milliseconds: number;
  readonly requests: number;
  readonly children: number;
}

const bundle = resolve(import.meta.dirname, '../../actions/create-pull-request/dist/index.js');

/** The committed bundle as the runner starts it, from the start of the process to its end. */
async function ours(github: GitHub, proxy: SlowProxy, count: number, round: number): Promise<Delivered> {
  const inputs = {
    REPOSITORY: `acme/of-${count}`,
    TOKEN: mint(github),
    PATH: file,
    IMAGE: 'ghcr.io/acme/app-7:2.0.0',
    ENVIRONMENT: `round-${round}`,
    SUPERSEDE: 'true',
    DRAFT: 'false',
    'ON-CLOSED': 'create',
    'SIGN-OFF': 'false',
    'RETRY-FOR': '5m',
  };
  const env = {
    GITHUB_API_URL: github.apiUrl.replace(github.url, proxy.url),
    GITHUB_GRAPHQL_URL: github.graphqlUrl.replace(github.url, proxy.url),
    GITHUB_SERVER_URL: proxy.url,
    NODE_OPTIONS: `--import ${childProbe}`,
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name}`, value])),
  };
  const before = proxy.count;
  const started = performance.now();
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [bundle], { env });
  const milliseconds = performance.now() - started;
  const children = `${stdout}${stderr}`.split('STARTED A CHILD').length - 1;
  return { milliseconds, requests: proxy.count - before, children };
}

async function clone(github: GitHub, proxy: SlowProxy, round: number): Promise<number> {
  const token = mint(github);
  const folder = await mkdtemp(join(tmpdir(), 'bench-clone-'));
  const header = `http.extraHeader=Authorization: Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
  const identity = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com'];
  const git = async (...args: readonly string[]): Promise<void> => {
    await promisify(execFile)('git', ['-c', header, ...identity, ...args], { cwd: folder });
  };
  try {
    const started = performance.now();
    const lean = ['--quiet', '--depth=1', '--filter=blob:none', '--no-checkout', '--no-tags'];
    await git('clone', ...lean, `${proxy.url}/acme/of-${many}.git`, '.');
    await git('sparse-checkout', 'set', '--no-cone', `/${file}`);
    await git('checkout', '--quiet', '-b', `bench-${round}`);
    const text = await readFile(join(folder, file), 'utf8');
    await writeFile(join(folder, file), text.replace(':1.0.0', ':2.0.0'));
    await git('commit', '--quiet', '--all', '--message', 'Set the image');
    await git('push', '--quiet', 'origin', 'HEAD');
    const pull = { head: `bench-${round}`, base: 'main', title: 'Set the image' };
    await restOf(github.apiUrl.replace(github.url, proxy.url), token).send(
      'POST',
      `/repos/acme/of-${many}/pulls`,
      pull,
    );
    return performance.now() - started;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
