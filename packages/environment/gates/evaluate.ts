import type { EnvironmentConfig } from '../config/environments.ts';
import { approvalsGate } from './approvals.ts';
import { attestationGate } from './attestation.ts';
import type { GateFacts } from './facts.ts';
import type { GateResult } from './gate.ts';
import { metricsGate } from './metrics.ts';
import { sourceGates } from './sources.ts';
import { freezeGate, windowGate } from './window.ts';

/** All gates of an environment, each with what it waits for. */
export function evaluateGates(
  { gates, reviewers, need }: Pick<EnvironmentConfig, 'gates' | 'reviewers' | 'need'>,
  facts: GateFacts,
  now: Date,
): readonly GateResult[] {
  const { approvals, window, metrics, attestation } = gates;
  return [
    ...sourceGates({ gates, need }, facts.sources, now),
    ...(approvals === undefined ? [] : [approvalsGate({ approvals, reviewers }, facts.review)]),
    ...(window?.allow === undefined ? [] : [windowGate(window, now)]),
    ...(window === undefined || window.freeze.length === 0 ? [] : [freezeGate(window, now)]),
    ...(metrics.length === 0 ? [] : [metricsGate(metrics, facts.metrics)]),
    ...(attestation === undefined ? [] : [attestationGate(attestation, facts)]),
  ];
}
