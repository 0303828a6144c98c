import type { Verified } from '#agent';
import type { KubernetesObject } from '#cluster';

/** An agent's manifests as they came, and why they can be trusted. */
export interface Manifests {
  /** A path of the workspace, or the URL. */
  readonly origin: string;
  /** Of one file or download; undefined of several files. */
  readonly sha256: string | undefined;
  /** `workspace` for what the repository itself holds. */
  readonly verified: Verified | 'workspace';
  readonly objects: readonly KubernetesObject[];
}
