import type { ImageReference } from '#image';

/** One change of what an environment runs: who is put where, in place of what. */
export interface Delivery {
  readonly action: 'set' | 'promote' | 'rollback' | 'install' | 'uninstall';
  readonly environment: string;
  readonly app: string;
  /** What the environment runs afterwards; empty when only settings change. */
  readonly images: readonly ImageReference[];
  /** What it runs now, as far as the manifests say. */
  readonly previous: readonly ImageReference[];
  readonly source?: DeliverySource;
  /** Of what it replaces, as far as the base's commits say. */
  readonly previousSource?: DeliverySource;
  /** The environment that it comes from, and the commit of the manifests there. */
  readonly promotedFrom?: { readonly environment: string; readonly sha: string };
  /** The freight that a rollback takes back. */
  readonly rolledBack?: string;
  /** The pull requests that it makes obsolete, as `#12`. */
  readonly supersedes?: readonly string[];
  /** The login that caused it. */
  readonly actor?: string;
}

/** The run that asked for the delivery. */
export interface DeliverySource {
  /** owner/name */
  readonly repository: string;
  readonly sha: string;
  /** The page of the run. */
  readonly run: string;
}

/** An app that is not named is called as the last segment of its image's repository. */
export function appOf(image: ImageReference): string {
  return image.path.split('/').at(-1) ?? image.path;
}
