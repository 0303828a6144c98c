import type { Log, Runner } from '#action';
import { connectGitHub, type GitHub, type Patience, patience, signIn } from '#github';
import type { Inputs } from './inputs.ts';

export interface Ports {
  readonly github: Pick<
    GitHub,
    'overview' | 'facts' | 'send' | 'sendEach' | 'writeCommit' | 'setStatus' | 'mergeCommit'
  >;
  readonly log: Pick<Log, 'info' | 'annotate'>;
  /** Gives up what was minted for the run. */
  readonly release: () => Promise<void>;
  readonly patience: Patience;
  readonly now: () => Date;
  /** Who asked for it; '' where a clock or a status did. */
  readonly actor: string;
}

const permissions = {
  required: { contents: 'write', pull_requests: 'write', statuses: 'write' },
  optional: { checks: 'read', members: 'read' },
} as const;

export async function ports(inputs: Inputs, runner: Runner): Promise<Ports> {
  const { repository, retryFor } = inputs;
  const { apiUrl, graphqlUrl, log, actor, eventName } = runner;
  const session = await signIn(inputs, { apiUrl, graphqlUrl }, { repository, ...permissions });
  const { token, release } = session;
  if (token !== inputs.token) log.mask(token);
  const patient = patience(retryFor);
  return {
    github: connectGitHub({ token, apiUrl, graphqlUrl }, patient),
    release,
    patience: patient,
    now: () => new Date(),
    log,
    actor: eventName === 'workflow_dispatch' ? actor : '',
  };
}
