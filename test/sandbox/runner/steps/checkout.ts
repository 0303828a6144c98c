import { mkdir } from 'node:fs/promises';
import { relative, resolve as resolvePath } from 'node:path';
import { resolveTexts } from '../expressions/resolve.ts';
import { git } from '../git.ts';
import { NotImplemented, StepProblem } from '../problem.ts';
import type { ActionWork } from '../syntax/step.ts';
import type { Texts } from '../value.ts';
import { announce, type StepCall, type StepDone } from './call.ts';

const known = new Set(['repository', 'ref', 'path', 'token', 'persist-credentials', 'fetch-depth']);

/**
 * Stands in for actions/checkout, pinned by any commit: clones over HTTP from the local GitHub with the token it is given.
 * It never leaves credentials behind, so `persist-credentials: false` must be said.
 */
export async function checkout(call: StepCall, work: ActionWork): Promise<StepDone> {
  const inputs = resolveTexts(work.with, call.scope);
  for (const name of Object.keys(inputs)) {
    if (!known.has(name)) throw new NotImplemented(`actions/checkout's input '${name}'`);
  }
  if (inputs['persist-credentials'] !== 'false') {
    throw new NotImplemented('actions/checkout without `persist-credentials: false`');
  }
  announce(call, work.uses, ['with:', ...Object.entries(inputs).map(([name, value]) => `  ${name}: ${value}`)]);
  const directory = await prepareDirectory(call, inputs.path ?? '');
  const run = gitIn(call, directory, inputs.token ?? call.frame.job.token);
  const wanted = await locate(call, inputs, run);
  await run(['init', '--quiet', '--initial-branch=main', '.']);
  await run(['remote', 'add', 'origin', repositoryUrl(call, inputs)]);
  const depth = inputs['fetch-depth'] ?? '1';
  if (depth === '0') await run(['fetch', '--quiet', '--tags', 'origin', '+refs/heads/*:refs/remotes/origin/*']);
  await run([
    'fetch',
    '--quiet',
    '--no-tags',
    ...(depth === '0' ? [] : [`--depth=${depth}`]),
    'origin',
    wanted.refspec,
  ]);
  await run(['checkout', '--quiet', '--force', ...wanted.target]);
  const head = (await run(['log', '-1', '--format=%H'])).trim();
  call.frame.job.log.write(`HEAD is now at ${head}`);
  return { ok: true, outputs: { commit: head, ref: inputs.ref ?? '' } };
}

interface Wanted {
  readonly refspec: string;
  readonly target: readonly string[];
}

type RunGit = (args: readonly string[]) => Promise<string>;

/** The run's own commit, or what `ref:` names: a commit, a branch, a tag; another repository's default branch without it. */
async function locate(call: StepCall, inputs: Texts, run: RunGit): Promise<Wanted> {
  const { GITHUB_REPOSITORY, GITHUB_REF = '', GITHUB_SHA = '' } = call.frame.job.facts;
  const own = (inputs.repository ?? GITHUB_REPOSITORY) === GITHUB_REPOSITORY;
  const ref = inputs.ref ?? '';
  if (ref === '' && own) return at(GITHUB_REF, GITHUB_SHA);
  if (/^[0-9a-f]{40}$/.test(ref)) return { refspec: ref, target: ['--detach', ref] };
  const url = repositoryUrl(call, inputs);
  const names = ref === '' ? ['HEAD'] : ref.startsWith('refs/') ? [ref] : [`refs/heads/${ref}`, `refs/tags/${ref}`];
  const listed = await run(['ls-remote', '--symref', url, ...names]);
  for (const name of names) {
    const branch = name === 'HEAD' ? /^ref: (\S+)\tHEAD$/m.exec(listed)?.[1] : name;
    if (branch !== undefined && listed.includes(`\t${name}\n`)) return at(branch, branch);
  }
  throw new StepProblem(`A branch or tag with the name '${ref}' could not be found`);
}

function at(ref: string, source: string): Wanted {
  if (ref.startsWith('refs/heads/')) {
    const branch = ref.slice('refs/heads/'.length);
    const tracking = `refs/remotes/origin/${branch}`;
    return { refspec: `+${source}:${tracking}`, target: ['-B', branch, tracking] };
  }
  return { refspec: `+${source}:${ref}`, target: ['--detach', ref] };
}

function repositoryUrl(call: StepCall, inputs: Texts): string {
  return `${call.frame.job.engine.host.url}/${inputs.repository ?? call.frame.job.facts.GITHUB_REPOSITORY}`;
}

/** The token goes into git's environment: never into the URL, the arguments or the clone's configuration. */
function gitIn(call: StepCall, cwd: string, token: string): RunGit {
  const { url } = call.frame.job.engine.host;
  const environment = {
    GIT_CONFIG_COUNT: '2',
    GIT_CONFIG_KEY_0: `http.${url}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`,
    // Version 2 lets any commit be asked for, not only the tips.
    GIT_CONFIG_KEY_1: 'protocol.version',
    GIT_CONFIG_VALUE_1: '2',
  };
  return async (args) => (await git(args, { cwd, environment })).toString('utf8');
}

async function prepareDirectory({ frame }: StepCall, path: string): Promise<string> {
  const { workspace } = frame.job;
  const directory = resolvePath(workspace, path);
  if (relative(workspace, directory).startsWith('..')) {
    throw new StepProblem(`Repository path '${directory}' is not under '${workspace}'`);
  }
  await mkdir(directory, { recursive: true });
  return directory;
}
