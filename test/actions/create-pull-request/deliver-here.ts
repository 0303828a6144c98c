import { ActionError } from '#error';
import { outputs as outputsOf } from '../../../actions/create-pull-request/src/outputs.ts';
import type { Result } from '../../../actions/create-pull-request/src/result.ts';
import { deployment, type EnvironmentRepository, repository } from './environment-repository.ts';
import { sceneOf } from './in-process.ts';

type Inputs = Readonly<Record<string, string>>;
type Delivered = Awaited<ReturnType<EnvironmentRepository['deliver']>>;

/** What can be told of a delivery without its process. */
export type DeliveredHere = Pick<Delivered, 'exitCode' | 'outputs' | 'sent' | 'said'>;

/** A delivery in this process: starting one for each takes longer than all that they do. */
export async function deliverHere({ github, token }: EnvironmentRepository, inputs: Inputs): Promise<DeliveredHere> {
  const before = github.requests.length;
  const ended = await sceneOf(github, repository)
    .deliver({ token, ...inputs })
    .then(finished, refused);
  return { ...ended, sent: github.requests.slice(before).map(({ graphql, path }) => graphql ?? path) };
}

/** With the defaults of `deliver`, for tests of what is decided and written; at full scale, each is a process. */
export async function deliverQuickly(environment: EnvironmentRepository, inputs: Inputs): Promise<DeliveredHere> {
  if (process.env.TEST_SCALE === 'full') return await environment.deliver(inputs);
  return await deliverHere(environment, { path: deployment, ...inputs });
}

function finished(result: Result): Omit<DeliveredHere, 'sent'> {
  return { exitCode: 0, outputs: outputsOf(result), said: result.warnings.map(({ message }) => message).join('\n') };
}

function refused(error: unknown): Omit<DeliveredHere, 'sent'> {
  if (!(error instanceof ActionError)) throw error;
  return { exitCode: 1, outputs: {}, said: `${error.message}\n${error.hint}` };
}
