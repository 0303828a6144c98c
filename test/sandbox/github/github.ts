import type { RunEngine, RunReport, RunRequest } from '../runs.ts';
import type { Administration } from './administration.ts';
import type { Fault, Faults } from './faults/fault.ts';
import type { Grant } from './grant.ts';
import type { App, AppRegistration } from './state/apps.ts';
import type { DeployKey } from './state/deploy-keys.ts';

export interface GitHubOptions {
  /** The login of the one organization; every other owner is a user account. `acme` if not given. */
  readonly owner?: string;
  /** Behaves as GitHub Enterprise Server of that version where it differs; github.com if not given. */
  readonly enterprise?: string;
}

interface RepositoryOptions {
  /** Private (the default) hides the repository from every token without access to it. */
  readonly private?: boolean;
}

/** One request that the server answered, git's own included. Never holds a token. */
export interface RequestRecord {
  readonly method: string;
  /** Path and query, as received. */
  readonly path: string;
  /** 0 if the connection was broken without an answer. */
  readonly status: number;
  /** '' for an anonymous request, or one whose token is unknown. */
  readonly actor: string;
  /** The name of the GraphQL operation; '' for an anonymous one. Only on requests to the GraphQL endpoint. */
  readonly graphql?: string;
  /** How many fields a GraphQL mutation has; 0 for a query. */
  readonly fields?: number;
  /** How the answer was spoiled. */
  readonly fault?: Fault['kind'];
}

/** One attempt of a run: a re-run adds another with the same id. */
export interface StoredRun {
  readonly request: RunRequest;
  readonly status: 'in_progress' | 'completed';
  /** Present once completed. */
  readonly report?: RunReport;
  readonly startedAt: Date;
  readonly endedAt?: Date;
}

/** Who may come in by SSH, and how the server there is known. */
interface SshAccess {
  /** Of all repositories. */
  keys(): readonly DeployKey[];
  /** Is called after every change, before it is answered; returns what ends that. */
  onChange(listener: () => void): () => Promise<void>;
  /** What `GET /meta` tells: `ssh-ed25519 AAAA…`. */
  announce(hostKeys: readonly string[]): void;
}

/** A GitHub on this machine: real bare repositories, smart HTTP, REST, GraphQL, tokens, workflow runs. */
export interface GitHub extends AsyncDisposable {
  /** `http://127.0.0.1:PORT`; repositories are cloned from and pushed to `<url>/owner/name.git`. */
  readonly url: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly owner: string;

  /** Creates the repository with one commit on `main`; starts no runs. Executable files are not supported. */
  createRepository(
    nameWithOwner: string,
    files: Readonly<Record<string, string>>,
    options?: RepositoryOptions,
  ): Promise<void>;
  /** Another one in the same state: cheap, as both share their objects. Labels, milestones and statuses are not copied. */
  copyRepository(origin: string, nameWithOwner: string): Promise<void>;
  /** Not one that was copied: the copies read its objects. */
  removeRepository(nameWithOwner: string): Promise<void>;
  /** The directory of the bare repository. */
  repositoryPath(nameWithOwner: string): string;
  defaultBranch(nameWithOwner: string): string;
  isPrivate(nameWithOwner: string): boolean;
  /** The commit that a branch, tag, full ref or commit id leads to (tags peeled); undefined if there is none. */
  resolveRef(nameWithOwner: string, ref: string): Promise<string | undefined>;
  /** A file's text at a commit; undefined if there is no such file. */
  readFile(nameWithOwner: string, sha: string, path: string): Promise<string | undefined>;

  deployKeys(nameWithOwner: string): readonly DeployKey[];
  /** For a server of git over SSH. */
  readonly sshAccess: SshAccess;
  /** A GitHub App, installed on the organization; it gets its tokens by its private key. */
  registerApp(app: AppRegistration): App;
  mintToken(grant: Grant): string;
  revokeToken(token: string): void;

  /** What is done to a repository by others than who is tested. */
  administer(nameWithOwner: string): Administration;
  /** Actions secrets, for the runner. */
  setSecret(nameWithOwner: string, name: string, value: string): void;
  secrets(nameWithOwner: string): Readonly<Record<string, string>>;

  /** Every attempt of every run, oldest first. */
  runs(nameWithOwner: string): readonly StoredRun[];
  useEngine(engine: RunEngine): void;
  /** Resolves once every started run, and every run those started, has ended. */
  settled(): Promise<void>;

  /** Makes requests go wrong. */
  readonly faults: Faults;
  /** In the order of their answers. */
  readonly requests: readonly RequestRecord[];
  /**
   * What a sound test never causes: a call of something not implemented here, a request or an answer that breaks
   * GitHub's published contract, a crash. Each was answered with a loud 5xx or GraphQL error as well.
   */
  readonly defects: readonly string[];
}
