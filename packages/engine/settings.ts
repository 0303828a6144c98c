import type { Secret } from '#secret';
import type { Platform } from './platform.ts';

/** Whether a manifest or an index of manifests is pushed; `auto`: an index for several platforms, else a manifest. */
export type IndexShape = 'auto' | 'always' | 'never';

/** What a command of the build may read by `RUN --mount=type=secret,id=…`; the image does not keep it. */
export interface BuildSecret {
  readonly id: string;
  /** A file is named by its absolute path. */
  readonly content: { readonly value: Secret } | { readonly file: string };
}

/** @see https://github.com/opencontainers/image-spec/blob/main/annotations.md */
export interface Annotation {
  /** Where it stands: in each image, in the index, or where the index names the image. */
  readonly level: 'manifest' | 'index' | 'manifest-descriptor';
  readonly name: string;
  readonly value: string;
}

/** Where a statement about the image goes: nowhere, beside the image, or into an index with it. */
export type StatementPlace = 'none' | 'referrer' | 'image';

/** What a build is asked for beyond its Dockerfile. */
export interface BuildSettings {
  /** Empty: the engine's own. */
  readonly platforms: readonly Platform[];
  readonly index: IndexShape;
  readonly annotations: readonly Annotation[];
  /** How it was built. */
  readonly provenance: StatementPlace;
  /** What is in it. */
  readonly sbom: StatementPlace;
  readonly secrets: readonly BuildSecret[];
  /** `default`, or `id=socket or key`. */
  readonly ssh: readonly string[];
  /** Further folders and images that the Dockerfile may copy from, by name. */
  readonly buildContexts: ReadonlyMap<string, string>;
  /** In the words of BuildKit: `type=registry,ref=…`. */
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  /** Look for newer base images, though the engine has some. */
  readonly pull: boolean;
  readonly noCache: boolean;
  /** Stages that are built anew. */
  readonly noCacheFilters: readonly string[];
  /** `undefined`: the engine's own choice. */
  readonly network: string | undefined;
  /** `name:address` */
  readonly addHosts: readonly string[];
  readonly shmSize: string | undefined;
  /** What commands may do beyond their container: `network.host`, `security.insecure`. */
  readonly allow: readonly string[];
  /** `nofile=1024:1024` */
  readonly ulimits: readonly string[];
}

/** A build that is asked for nothing. */
export const plainSettings: BuildSettings = {
  platforms: [],
  index: 'auto',
  annotations: [],
  provenance: 'none',
  sbom: 'none',
  secrets: [],
  ssh: [],
  buildContexts: new Map(),
  cacheFrom: [],
  cacheTo: [],
  pull: false,
  noCache: false,
  noCacheFilters: [],
  network: undefined,
  addHosts: [],
  shmSize: undefined,
  allow: [],
  ulimits: [],
};
