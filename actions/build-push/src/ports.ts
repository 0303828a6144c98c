import { tmpdir } from 'node:os';
import type { Log, Runner } from '#action';
import {
  assembleEngine,
  buildahEngine,
  buildxEngine,
  type Check,
  type Connect,
  dockerEngine,
  dockerfileChecker,
  type Engine,
  platformOf,
  podmanEngine,
} from '#engine';
import { ActionError } from '#error';
import { type HeadCommit, headCommit } from '#git';
import { type Credentials, connectRegistry, findCredentials } from '#registry';
import type { Inputs } from './inputs.ts';
import { measured, measurePhases, type Phases } from './phases.ts';
import { type RunEvent, readRunEvent } from './run-event.ts';

export interface Ports {
  readonly log: Log;
  readonly engines: readonly Engine[];
  readonly check: Check;
  readonly connect: Connect;
  readonly headOf: (directory: string) => Promise<HeadCommit | undefined>;
  readonly event: RunEvent;
  /** The page of the repository that the image is built from; '' when it is not known. */
  readonly source: string;
  readonly phases: Phases;
  readonly workspace: string;
  readonly temp: string;
  readonly variable: Runner['variable'];
  /** The file that takes the names of published images; '' where the runner has none. */
  readonly artifacts: string;
}

export async function ports(inputs: Inputs, { log, environment, variable, ...runner }: Runner): Promise<Ports> {
  const given = givenCredentials(inputs);
  const [{ reference }] = inputs.image;
  const { githubToken: token } = inputs;
  const credentialsFor = once(
    (registry: string): Promise<Credentials | undefined> =>
      findCredentials({
        registry,
        environment,
        // a login may be for a part of a registry: the one that the image goes to counts
        path: inputs.image.find((image) => image.reference.registry === registry)?.reference.path,
        given: registry === reference.registry ? given : undefined,
        github: token === undefined ? undefined : { actor: runner.actor, token, serverUrl: runner.serverUrl },
      }),
  );
  const phases = measurePhases();
  const connect = once(async (registry: string) =>
    measured(
      connectRegistry({ registry, credentials: await credentialsFor(registry), retries: inputs.retries }),
      phases,
    ),
  );
  const platform = platformOf(process.arch);
  const say = (line: string): void => log.info(line);
  const around = { environment, credentialsFor, say, retries: inputs.retries };
  return {
    log,
    engines: [
      assembleEngine({ connect, platform }),
      buildxEngine({
        ...around,
        variable,
        builder: inputs.builder,
        eager: inputs.engine === 'buildx' || inputs.push === 'digest',
      }),
      dockerEngine(around),
      buildahEngine(around),
      podmanEngine(around),
    ],
    check: dockerfileChecker({ ...around, builder: inputs.builder }),
    connect,
    phases,
    headOf: (directory) => phases.during('look', () => headCommit(directory, environment)),
    event: await readRunEvent({ ...runner, environment, variable }),
    source: runner.repository === '' ? '' : `${runner.serverUrl}/${runner.repository}`,
    workspace: runner.workspace,
    variable,
    artifacts: environment.GITHUB_ARTIFACTS ?? '',
    temp: runner.temp || tmpdir(),
  };
}

function givenCredentials({ username, password }: Inputs): Credentials | undefined {
  if (username === undefined && password === undefined) return undefined;
  if (username !== undefined && password !== undefined) return { username, password };
  const [present, absent] = username === undefined ? ['password', 'username'] : ['username', 'password'];
  throw new ActionError(
    'INPUT_INVALID',
    `Input "${absent}": expected a value, since "${present}" is given, found nothing.`,
    {
      hint: 'Give both, or neither to use the login that a former step left.',
    },
  );
}

/** Asks once for each name: a login is looked up, and a token fetched, a single time in a run. */
function once<T>(ask: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (name) => {
    const answer = answers.get(name) ?? ask(name);
    answers.set(name, answer);
    return answer;
  };
}
