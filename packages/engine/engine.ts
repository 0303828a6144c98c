import type { ActionError } from '#error';
import type { ImageReference } from '#image';
import type { Descriptor, OciLayout } from '#registry';
import type { BuildSettings } from './settings.ts';

/** What every engine is given; the same image should come out of each. */
export interface BuildRequest extends BuildSettings {
  /** Absolute. */
  readonly context: string;
  /** Absolute path of the Dockerfile. */
  readonly file: string;
  /** The Dockerfile's name in messages, relative to the workspace. */
  readonly fileName: string;
  /** `undefined` for the last stage. */
  readonly target: string | undefined;
  readonly buildArgs: ReadonlyMap<string, string>;
  /** They win over the Dockerfile's own. */
  readonly labels: ReadonlyMap<string, string>;
  /** The time that the image carries instead of the clock's, in seconds since 1970. */
  readonly epochSeconds: number;
  /** What an engine with a store of its own calls the image there: `host/repository:tag`. */
  readonly names: readonly string[];
  /** A folder of this build alone; whoever asked for the build removes it. */
  readonly temp: string;
}

/** Whether an engine is there and can build what is asked for; `why` is ENGINE_MISSING or ENGINE_CANNOT. */
export type Ability = { readonly can: true } | { readonly can: false; readonly why: ActionError };

export interface BaseUse {
  /** Fully qualified, as far as the Dockerfile names it. */
  readonly name: string;
  /** Of what that name stood for in the registry: often an index. */
  readonly digest: string;
}

/** A repository that has a blob of the image: in the same registry, the blob need not be sent again. */
export interface BlobOrigin {
  readonly digest: string;
  readonly registry: string;
  /** The repository's path in the registry. */
  readonly path: string;
}

/** A built image that no registry has yet. */
export type Build =
  | {
      readonly kind: 'layout';
      readonly layout: OciLayout;
      /** Manifests in the layout's folder that refer to the image, to be pushed after it. */
      readonly referrers: readonly Descriptor[];
      readonly base: readonly BaseUse[];
      readonly origins: readonly BlobOrigin[];
    }
  | {
      /** It lies in a daemon that can only push it by itself. */
      readonly kind: 'daemon';
      /** The digest of its configuration or, in containerd's store, of its manifest: a pushed manifest has one of them. */
      readonly imageId: string;
      readonly base: readonly BaseUse[];
      /** What the daemon tells about configuration and history: all that can be read of the image before it is pushed. */
      describe(): Promise<{ readonly name: string; readonly text: string }>;
      push(to: ImageReference): Promise<void>;
    };

export type EngineName = 'assemble' | 'buildx' | 'docker' | 'buildah' | 'podman';

export interface Engine {
  readonly name: EngineName;
  /** Loads its code, where that is left for later; may be called while something else is waited for. */
  readonly prepare?: () => Promise<unknown>;
  /** @throws ActionError DOCKERFILE_INVALID for what no engine could build */
  probe(request: BuildRequest): Promise<Ability>;
  /** @throws ActionError BUILD_FAILED, or ENGINE_CANNOT and ENGINE_MISSING where only the build itself could tell */
  build(request: BuildRequest): Promise<Build>;
}
