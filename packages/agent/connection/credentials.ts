import type { Secret } from '#secret';
import type { DeployKey } from '../deploy-key/deploy-key.ts';

/** What an agent clones its repository with. */
export type AgentCredentials =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'deploy-key';
      readonly key: DeployKey;
      /** Lines of a known_hosts file. */
      readonly knownHosts: readonly string[];
    }
  | { readonly kind: 'token'; readonly token: Secret }
  | {
      readonly kind: 'github-app';
      readonly appId: string;
      readonly installationId: string;
      /** PEM. */
      readonly privateKey: Secret;
      /** Of GitHub Enterprise Server: `https://github.example.com/api/v3`; absent for github.com. */
      readonly apiUrl?: string | undefined;
    };
