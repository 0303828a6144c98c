import type { AgentFile } from '#agent';
import type { ObjectReport } from '#cluster';

interface Place {
  readonly agent: 'flux' | 'argocd';
  /** owner/name */
  readonly repository: string;
  /** The branch that the cluster follows; '' for the repository's default branch. */
  readonly branch: string;
  /** The folder that the cluster follows; '' for the root. */
  readonly path: string;
  readonly namespace: string;
}

/** What the repository of a cluster is to hold of its agent. */
export type RepositoryChange = InstallChange | UninstallChange;

export interface InstallChange extends Place {
  readonly kind: 'install';
  /** What `fluxFiles` or `argocdFiles` made. */
  readonly files: readonly AgentFile[];
  /** Without a `v`; '' where the manifests do not tell. */
  readonly version: string;
  /** Why the manifests can be trusted. */
  readonly origin: Origin;
  readonly allowDowngrade: boolean;
  /** How the agent follows the repository stays as the repository has it: nobody brings other credentials to the cluster. */
  readonly keepsConnection: boolean;
}

export interface UninstallChange extends Place {
  readonly kind: 'uninstall';
}

export interface Origin {
  /** A path of the workspace, or the URL. */
  readonly place: string;
  /** Of one file or download; undefined of several files. */
  readonly sha256: string | undefined;
  /** As the preflight table says it: `pinned`, `same-origin`, `workspace`. */
  readonly verified: string;
}

/** What became of a change. */
export interface Proposed {
  /**
   * `unchanged`: the branch holds it. `planned`: a dry run would propose it. `closed`: somebody closed the pull request
   * while it was waited for.
   */
  readonly state: 'unchanged' | 'planned' | 'open' | 'merged' | 'closed';
  /** Of the pull request; '' where there is none. */
  readonly url: string;
  /** Of the pull request; undefined where there is none. */
  readonly number: number | undefined;
  /** The commit that holds it: of the followed branch if `unchanged` or `merged`, of our branch if `open`; '' if neither. */
  readonly commit: string;
  /** What it does to the objects in the repository; none where nothing had to be read for that. */
  readonly reports: readonly ObjectReport[];
}
