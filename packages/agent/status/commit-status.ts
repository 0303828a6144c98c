import { type AgentFailureCode, type AgentOutcome, done, failed, progressing } from './agent-status.ts';
import { helmReleaseFailures } from './flux-helm-release.ts';
import { kustomizationFailures } from './flux-kustomization.ts';

/** A status of a commit, as GitHub has it. */
export interface CommitStatus {
  readonly context: string;
  readonly state: 'error' | 'failure' | 'pending' | 'success';
  readonly description: string | null;
}

/** What an agent says of a commit on GitHub. */
export interface AgentNotice {
  readonly agent: 'flux' | 'argocd';
  /** In lower case, as Flux writes it. */
  readonly kind: string;
  readonly name: string;
  readonly outcome: AgentOutcome;
}

/**
 * What a commit status says, if an agent has sent it: Flux as `kustomization/apps/0c9c2e41`, where the last part is of its Provider, and
 * Argo CD as `continuous-delivery/apps`, the label that its documentation gives.
 * @see https://fluxcd.io/flux/components/notification/providers/#git-commit-status-updates
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/services/github/
 */
export function agentNotice(status: CommitStatus): AgentNotice | undefined {
  const [kind = '', name = '', provider] = status.context.split('/');
  if (name === '') return undefined;
  if (kind === 'continuous-delivery' && provider === undefined) {
    return { agent: 'argocd', kind: 'application', name, outcome: argocdOutcome(status) };
  }
  const isFlux = (kind === 'kustomization' || kind === 'helmrelease') && provider !== undefined;
  return isFlux ? { agent: 'flux', kind, name, outcome: fluxOutcome(status) } : undefined;
}

const codes: ReadonlyMap<string, AgentFailureCode> = new Map(
  Object.entries({ ...kustomizationFailures, ...helmReleaseFailures }).map(([reason, code]) => [
    reason.toLowerCase(),
    code,
  ]),
);

const successes: ReadonlySet<string> = new Set([
  'reconciliationsucceeded',
  'installsucceeded',
  'upgradesucceeded',
  'testsucceeded',
]);

/** Flux puts the reason into the description, as words. It calls whatever is no error a success: only the reason tells. */
function fluxOutcome({ state, description }: CommitStatus): AgentOutcome {
  const said = { reason: description ?? '', message: '' };
  const reason = said.reason.replaceAll(' ', '').toLowerCase();
  if (state === 'error' || state === 'failure') return failed(codes.get(reason) ?? 'AGENT_APPLY', said);
  return state === 'success' && successes.has(reason) ? done : progressing(said.reason, '');
}

function argocdOutcome({ state, description }: CommitStatus): AgentOutcome {
  const said = { reason: state, message: description ?? '' };
  switch (state) {
    case 'success':
      return done;
    case 'pending':
      return progressing(said.reason, said.message);
    case 'error':
    case 'failure':
      return failed(/degraded|health/i.test(said.message) ? 'AGENT_HEALTH' : 'AGENT_APPLY', said);
    default:
      return state satisfies never;
  }
}
