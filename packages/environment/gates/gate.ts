import type { GatesConfig } from '../config/gates.ts';

export type GateName = 'soak' | 'checks' | 'approvals' | 'window' | 'freeze' | 'metrics' | 'attestation';

/** What a gate says. One that cannot be evaluated is never passed. */
export interface GateResult {
  readonly name: GateName;
  /** `failed`: nothing changes by waiting alone. */
  readonly state: 'passed' | 'waiting' | 'failed';
  /** For people; times in it are absolute, and it stays the same as long as the facts do. */
  readonly detail: string;
  /** The earliest moment at which it may pass by time alone, as 2026-11-21T10:00:00Z. */
  readonly until?: string;
}

/** Whether changes of the environment's images wait for anything. */
export function hasGates({ soak, checks, approvals, window, metrics, attestation }: GatesConfig): boolean {
  const all = [soak, approvals, window, attestation];
  return checks.length > 0 || metrics.length > 0 || all.some((gate) => gate !== undefined);
}

export function isPassed(results: readonly GateResult[]): boolean {
  return results.every(({ state }) => state === 'passed');
}

/** Whole seconds, as GitHub writes moments. */
export function isoSeconds(time: number): string {
  return new Date(Math.ceil(time / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}
