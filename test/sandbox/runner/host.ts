import type { Texts } from './value.ts';

export type Access = 'read' | 'write';

export interface JobGrant {
  readonly actor: string;
  readonly kind: 'job';
  readonly repositories: Readonly<Record<string, Readonly<Record<string, Access>>>>;
}

/** The part of the local GitHub that the runner needs. */
export interface RunHost {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** The bare repository's directory; throws for one that does not exist. */
  repositoryPath(nameWithOwner: string): string;
  mintToken(grant: JobGrant): string;
  revokeToken(token: string): void;
  secrets(nameWithOwner: string): Texts;
}

export interface RunnerOptions {
  /** Variables every step sees beside the runner's own: the only way in for the machine's environment. */
  readonly environment?: Texts;
  /** `runs-on` labels beside `ubuntu-latest` and `ubuntu-NN.NN`. */
  readonly labels?: readonly string[];
  /** How long a process has to end after each of SIGINT and SIGTERM, in milliseconds. */
  readonly graceMilliseconds?: number;
}
