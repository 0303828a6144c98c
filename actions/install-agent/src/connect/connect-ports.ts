import type { Client } from '#cluster';
import type { Secret } from '#secret';

/** The GitHub that has the repository. */
export interface GitHubPlace {
  /** `https://github.com`. */
  readonly serverUrl: string;
  /** `https://api.github.com`, `https://HOST/api/v3`. */
  readonly apiUrl: string;
  readonly graphqlUrl: string;
}

export interface ConnectPorts {
  readonly client: Client;
  readonly github: GitHubPlace;
  /** What this run itself asks GitHub with. */
  readonly githubToken: Secret | undefined;
}
