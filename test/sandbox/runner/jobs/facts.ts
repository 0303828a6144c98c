import type { RunRequest } from '../../runs.ts';
import { formatSource, type Source } from '../plan/reference.ts';
import { asValue, type Texts, type Value } from '../value.ts';
import type { Run } from './level.ts';

/** The `github` context as far as it is the same for all jobs of a run: always the caller's, in called workflows too. */
export function githubContext({ engine, request, workflowName }: Run): Readonly<Record<string, Value>> {
  const { host } = engine;
  const [owner = ''] = request.repository.split('/');
  return {
    actor: request.actor,
    triggering_actor: request.actor,
    repository: request.repository,
    repository_owner: owner,
    repositoryUrl: `${host.url.replace(/^https?/, 'git')}/${request.repository}.git`,
    sha: request.sha,
    ref: request.ref,
    ref_name: shortRef(request.ref),
    ref_type: refType(request.ref),
    ref_protected: false,
    head_ref: request.pullRequest?.headRef ?? '',
    base_ref: request.pullRequest?.baseRef ?? '',
    event_name: request.event.name,
    event: asValue(request.event.payload),
    workflow: workflowName,
    workflow_ref: formatSource(startedSource(request)),
    workflow_sha: request.sha,
    run_id: String(request.id),
    run_number: String(request.number),
    run_attempt: String(request.attempt),
    server_url: host.url,
    api_url: host.apiUrl,
    graphql_url: host.graphqlUrl,
  };
}

export function startedSource({ repository, sha, ref, workflow }: RunRequest): Source {
  return { repository, sha, ref, path: workflow.path };
}

function shortRef(ref: string): string {
  return ref.replace(/^refs\/(heads|tags|pull)\//, '');
}

/** '' for what a pull request would merge as. */
function refType(ref: string): string {
  if (ref.startsWith('refs/pull/')) return '';
  return ref.startsWith('refs/tags/') ? 'tag' : 'branch';
}

const exported = [
  'actor',
  'triggering_actor',
  'repository',
  'repository_owner',
  'sha',
  'ref',
  'ref_name',
  'ref_type',
  'ref_protected',
  'head_ref',
  'base_ref',
  'event_name',
  'workflow',
  'workflow_ref',
  'workflow_sha',
  'run_id',
  'run_number',
  'run_attempt',
  'server_url',
  'api_url',
  'graphql_url',
  'job',
  'workspace',
  'event_path',
];

export interface Places {
  readonly workspace: string;
  readonly temp: string;
  readonly toolCache: string;
}

/** GITHUB_* and RUNNER_*. https://docs.github.com/actions/reference/workflows-and-actions/variables */
export function runnerVariables(github: Readonly<Record<string, Value>>, places: Places, debug: boolean): Texts {
  const fromContext = exported.map((name) => [`GITHUB_${name.toUpperCase()}`, String(github[name] ?? '')]);
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    ...Object.fromEntries(fromContext),
    RUNNER_NAME: 'sandbox',
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_TEMP: places.temp,
    RUNNER_TOOL_CACHE: places.toolCache,
    RUNNER_WORKSPACE: places.workspace,
    ...(debug && { RUNNER_DEBUG: '1' }),
  };
}

export function runnerContext({ temp, toolCache }: Places, debug: boolean): Value {
  const facts = {
    name: 'sandbox',
    os: 'Linux',
    arch: 'X64',
    environment: 'github-hosted',
    temp,
    tool_cache: toolCache,
  };
  return debug ? { ...facts, debug: '1' } : facts;
}

/** The `job` context, which names the file that the job stands in, not the one that was started. */
export function jobContext(source: Source): Value {
  return {
    workflow_repository: source.repository,
    workflow_sha: source.sha,
    workflow_ref: formatSource(source),
    workflow_file_path: source.path,
  };
}
