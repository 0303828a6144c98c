import type { Secret } from '#secret';
import type { ManifestsPlace } from './manifests/place.ts';

/** What is to be installed, and where: the inputs as one of three plans. */
export type Installation = FluxInstallation | ArgocdInstallation | ManifestsInstallation;

/** The cluster alone, a pull request alone, or both, one after the other. */
export type Where = 'cluster' | 'repository' | 'both';

/** Where manifests come from. `version` is what they are expected to be, without a `v`; '' where nobody said. */
export type ManifestsSource = (ManifestsPlace | { readonly kind: 'release' }) & {
  readonly version: string;
  readonly sha256: string | undefined;
};

/** How an agent may read the repository that it follows. */
export type WantedCredentials =
  | { readonly kind: 'none' }
  | { readonly kind: 'deploy-key'; readonly title: string | undefined; readonly rotate: boolean }
  | { readonly kind: 'token'; readonly token: Secret }
  | {
      readonly kind: 'github-app';
      readonly appId: string;
      readonly privateKey: Secret;
      /** Where the App's own word is not enough. */
      readonly installationId: string | undefined;
      /** An App that can write is refused unless this is set. */
      readonly allowWrite: boolean;
    };

/** The repository, branch and folder that an agent follows. */
export interface WantedConnection {
  /** owner/name */
  readonly repository: string;
  /** '' for the repository's default branch. */
  readonly branch: string;
  /** The folder that the cluster follows; '' for the root. */
  readonly path: string;
  readonly credentials: WantedCredentials;
  /** Lines of a known_hosts file; empty where GitHub's own are to be asked for. */
  readonly knownHosts: readonly string[];
  /** SSH over the port of HTTPS. */
  readonly port443: boolean;
}

/** What goes with an agent that is taken away. */
export interface Removal {
  /** The definitions stay, and with them all objects of their kinds. */
  readonly keepDefinitions: boolean;
  /** The agent deletes what it has applied first; else all of that stays. */
  readonly deleteWorkloads: boolean;
}

interface Common {
  readonly manifests: ManifestsSource;
  readonly where: Where;
  readonly namespace: string;
  readonly conflicts: 'fail' | 'force';
  readonly dryRun: boolean;
  /** Installs an older version than the one that is there. */
  readonly allowDowngrade: boolean;
  /** Milliseconds until everything is to be ready; with 0 nobody waits. */
  readonly timeout: number;
  /** Takes the agent away instead. */
  readonly uninstall: Removal | undefined;
}

interface AgentOptions {
  readonly registryMirror: string | undefined;
  readonly imagePullSecret: string | undefined;
  readonly networkPolicies: boolean;
}

export interface FluxInstallation extends Common, AgentOptions {
  readonly agent: 'flux';
  readonly connection: WantedConnection | undefined;
  readonly components: readonly string[];
  readonly multiTenant: boolean;
  readonly logLevel: string;
  /** How often the repository is asked for news, in milliseconds. */
  readonly interval: number;
}

export interface ArgocdInstallation extends Common, AgentOptions {
  readonly agent: 'argocd';
  readonly connection: WantedConnection | undefined;
  readonly autoSync: boolean;
  readonly project: string;
}

/** Any other agent, as its manifests are. */
interface ManifestsInstallation extends Common {
  readonly agent: 'manifests';
  readonly connection: undefined;
}
