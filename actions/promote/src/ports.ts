import { join } from 'node:path';
import type { Log, Runner } from '#action';
import type { Expected, Verdict } from '#attestation';
import { connectGitHub, type GitHub, type Patience, patience, signIn } from '#github';
import type { Prometheus } from '#prometheus';
import type { Inputs } from './inputs.ts';

export interface Ports {
  readonly github: Pick<
    GitHub,
    'overview' | 'facts' | 'send' | 'sendEach' | 'writeCommit' | 'setStatus' | 'mergeCommit' | 'attestations'
  >;
  readonly log: Pick<Log, 'info' | 'annotate'>;
  /** Gives up what was minted for the run. */
  readonly release: () => Promise<void>;
  readonly patience: Patience;
  readonly now: () => Date;
  /** Asks the servers that gitops.yaml names. */
  readonly metrics: (servers: readonly string[]) => Promise<Prometheus>;
  readonly verify: (bundles: readonly unknown[], expected: Expected) => Promise<Verdict>;
  /** Who asked for it; '' where a clock or a status did. */
  readonly actor: string;
}

const permissions = {
  required: { contents: 'write', pull_requests: 'write', statuses: 'write' },
  optional: { attestations: 'read', checks: 'read', members: 'read' },
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
    // Both are much, and not loaded where no gate needs them.
    metrics: async (servers) => {
      const { prometheus } = await import('#prometheus');
      return prometheus({ servers, token: inputs.prometheusToken });
    },
    verify: async (bundles, expected) => {
      const { publishedRoots, verifyProvenance } = await import('#attestation');
      return await verifyProvenance(bundles, expected, publishedRoots(join(runner.temp, 'sigstore-roots')));
    },
    log,
    actor: eventName === 'workflow_dispatch' ? actor : '',
  };
}
