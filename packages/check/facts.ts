import type { Config } from '#environment';
import type { ImageReference } from '#image';
import type { ReadManifests } from '#manifest';
import type { Arriving } from './freight/arrival.ts';

/** What a check knows beside the documents and the policy. */
export interface Facts {
  readonly now: Date;
  /** The path of every file of the repository. */
  readonly paths: readonly string[];
  /** The files that are no manifests and say something all the same, as CODEOWNERS; those that there are. */
  readonly texts: ReadonlyMap<string, string>;
  /** Files that could not be read as manifests. */
  readonly problems: ReadManifests['problems'];
  /** The gitops.yaml that binds, that of the base; undefined where there is none. */
  readonly config: Config | undefined;
  /** The paths that differ from the base; undefined where there is none to compare with. */
  readonly changed: ReadonlySet<string> | undefined;
  /** What the change brings to environments, of the apps of gitops.yaml. */
  readonly arriving: readonly Arriving[];
  /** What an environment holds of an app, both by their names, at the places that gitops.yaml names. */
  readonly versionsIn: (environment: string, app: string) => readonly ImageReference[];
  /** What the rulesets of the base branch say of the status of the gates; undefined where nobody could tell. */
  readonly gatesStatus: 'required' | 'from-anyone' | 'not-required' | undefined;
}
