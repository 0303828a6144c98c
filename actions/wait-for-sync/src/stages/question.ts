import type { Resource } from '#cluster';
import type { ImageReference } from '#image';

/** What is waited for, apart from the commit, which may only come to be while we wait. */
export interface Question {
  /** Of the environment repository, without `.git`: `https://github.com/acme/env`. */
  readonly repositoryUrl: string;
  readonly defaultBranch: string;
  /** The images that pods shall run; none: any. */
  readonly images: readonly ImageReference[];
  /** The one source, Kustomization, HelmRelease or Application that is meant, whatever it follows. */
  readonly name: string | undefined;
  /** The namespace of the agent's objects; undefined: any. */
  readonly namespace: string | undefined;
  /** The folder of the repository whose Kustomizations and Applications are meant; undefined: any. */
  readonly path: string | undefined;
  readonly agents: readonly Agent[];
  /** How the cluster serves the agents' kinds; those that it does not know are left out. */
  readonly kinds: AgentKinds;
  /** Whether agents are asked to look at once. */
  readonly reconcile: boolean;
  /** Milliseconds. */
  readonly timeout: number;
  /** How long a failure has to hold before it counts, in milliseconds, unless it is one that never passes. */
  readonly patience: number;
}

export type Agent = 'flux' | 'argocd';

export interface AgentKinds {
  readonly gitRepository?: Resource;
  readonly helmChart?: Resource;
  readonly kustomization?: Resource;
  readonly helmRelease?: Resource;
  readonly application?: Resource;
  readonly canary?: Resource;
}
