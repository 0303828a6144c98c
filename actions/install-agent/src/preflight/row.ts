import type { ActionError } from '#error';

/** The checks before the first write, in the order of the table. */
export const checks = [
  'reach',
  'tls',
  'auth',
  'version',
  'rbac',
  'rbac-escalation',
  'namespace',
  'existing',
  'crd-storage',
  'conflicts',
  'manifests',
  'repository',
  'credential',
  'known-hosts',
] as const;

export type Check = (typeof checks)[number];

/** What one check found. `detail` is plain text, and may hold the cluster's own words. */
export type PreflightRow =
  | { readonly check: Check; readonly state: 'ok' | 'warn'; readonly detail: string }
  /** Ends the run with its error once all rows are shown. */
  | { readonly check: Check; readonly state: 'fail'; readonly detail: string; readonly error: ActionError };
