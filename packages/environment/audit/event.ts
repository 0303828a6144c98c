import type { Delivery } from '../delivery.ts';

/** Whether the trailers of a commit or the block of a pull request say what the files hold. */
export type Witness = 'agrees' | 'differs' | 'missing';

/** One change of one image in one environment, or of what else an environment holds. Its keys are the columns of an export. */
export interface AuditEvent {
  /** When the branch got to it, as 2026-11-21T10:00:00Z. */
  readonly time: string;
  readonly environment: string;
  readonly app: string;
  /** The repository of the image; '' where something else was changed. */
  readonly image: string;
  /** '' where the files name none. */
  readonly digest: string;
  /** The tag; '' where the files name none. */
  readonly version: string;
  /** The image that stood there before; '' if none did. */
  readonly previous: string;
  /** `edit` is whatever says of itself that it is none of ours, by saying nothing. */
  readonly action: Delivery['action'] | 'edit';
  /** Who caused it: a login, or a name. */
  readonly actor: string;
  readonly approvers: readonly string[];
  readonly mergedBy: string;
  /** The commit of the app, as owner/name@sha. */
  readonly source: string;
  /** The page of the run that asked for it. */
  readonly run: string;
  readonly commit: string;
  /** The commit's signature is valid. */
  readonly verified: boolean;
  readonly pullRequest: string;
  /** What the gates said when it was merged: success, pending, failure; '' for none. */
  readonly gates: string;
  /** `unknown` where no target in gitops.yaml says where the image stands: then the values are those that were claimed. */
  readonly file: 'changed' | 'unchanged' | 'unknown';
  readonly trailer: Witness;
  readonly body: Witness;
  /** What does not fit, in words. The file is the truth. */
  readonly findings: readonly string[];
}

/** What of a past is told. */
export interface AuditScope {
  readonly environment: string;
  readonly app: string;
  /** As 2026-11-21T10:00:00Z, inclusive; '' for the beginning. */
  readonly since: string;
  /** The same; '' for today. */
  readonly until: string;
}
