import type { Log } from '#action';
import type { Client, Discovery, ObjectReport } from '#cluster';

/** What is to be removed, and what is to stay. */
export interface Uninstallation {
  readonly agent: 'flux' | 'argocd' | 'manifests';
  readonly namespace: string;
  /** The names under which the cluster notes what is ours: our own, and the agent's once it applies itself. */
  readonly fieldManagers: readonly string[];
  /** The definitions stay, and with them all objects of their kinds. */
  readonly keepDefinitions: boolean;
  /** The agent itself is let to delete what it has applied; else all of that stays. */
  readonly deleteWorkloads: boolean;
  /** Milliseconds until the agent has to be done with that. */
  readonly timeout: number;
}

export interface UninstallPorts {
  readonly client: Client;
  readonly discovery: Discovery;
  readonly log: Pick<Log, 'info' | 'annotate'>;
  /** Deletes the deploy keys that were registered for this cluster; absent where there can be none. */
  readonly forgetKeys: (() => Promise<void>) | undefined;
}

export interface Uninstalled {
  /** An update is a suspension, or a finalizer that was taken away; what is unchanged was kept. */
  readonly reports: readonly ObjectReport[];
  /** What somebody has to know, or do. */
  readonly warnings: readonly string[];
}
