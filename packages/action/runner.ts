import type { Secret } from '#secret';
import { idToken } from './id-token.ts';
import type { Log } from './log.ts';

/** What the runner tells every step, read once. Texts are '' where the runner does not set them. */
export interface Runner {
  readonly eventName: string;
  /** `refs/tags/v1.2.3` */
  readonly ref: string;
  readonly refName: string;
  readonly sha: string;
  /** owner/name */
  readonly repository: string;
  readonly owner: string;
  readonly actor: string;
  readonly job: string;
  readonly runId: string;
  readonly runAttempt: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** The page of this run. */
  readonly runUrl: string;
  readonly workspace: string;
  readonly temp: string;
  readonly log: Log;
  /** A variable of the step, also one that child processes do not see; `undefined` when it is not set. */
  readonly variable: (name: string) => string | undefined;
  /** A new token that says to an audience which job this is. @throws ActionError PERMISSION_MISSING where the job may have none */
  readonly idToken: (audience: string) => Promise<Secret>;
  /** What child processes may see: the environment without inputs, runner files and tokens. */
  readonly environment: Readonly<Record<string, string>>;
}

type Environment = Readonly<Record<string, string | undefined>>;

export function readRunner(environment: Environment, log: Log): Runner {
  const read = (name: string): string => environment[name] ?? '';
  const repository = read('GITHUB_REPOSITORY');
  const serverUrl = read('GITHUB_SERVER_URL') || 'https://github.com';
  return {
    eventName: read('GITHUB_EVENT_NAME'),
    ref: read('GITHUB_REF'),
    refName: read('GITHUB_REF_NAME'),
    sha: read('GITHUB_SHA'),
    repository,
    owner: read('GITHUB_REPOSITORY_OWNER') || (repository.split('/')[0] ?? ''),
    actor: read('GITHUB_ACTOR'),
    job: read('GITHUB_JOB'),
    runId: read('GITHUB_RUN_ID'),
    runAttempt: read('GITHUB_RUN_ATTEMPT'),
    serverUrl,
    apiUrl: read('GITHUB_API_URL') || 'https://api.github.com',
    graphqlUrl: read('GITHUB_GRAPHQL_URL') || 'https://api.github.com/graphql',
    runUrl: `${serverUrl}/${repository}/actions/runs/${read('GITHUB_RUN_ID')}`,
    workspace: read('GITHUB_WORKSPACE') || process.cwd(),
    temp: read('RUNNER_TEMP'),
    log,
    variable: (name) => environment[name],
    idToken,
    environment: childEnvironment(environment),
  };
}

// A child that could write the runner's files could set outputs and the environment of later steps.
const withheld =
  /^(INPUT_.*|ACTIONS_.*|GITHUB_(TOKEN|OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)|.*_(TOKEN|PASSWORD|SECRET)|NODE_OPTIONS)$/;

function childEnvironment(environment: Environment): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !withheld.test(entry[0]),
    ),
  );
}
