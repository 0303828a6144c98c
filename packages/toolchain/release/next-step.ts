import type { RemoteAsset, RemoteRelease } from '#github';

/** A file that a release has to carry. */
export interface ReleaseFile {
  readonly name: string;
  readonly text: string;
  /** A media type. */
  readonly type: string;
  /** `sha256:…` */
  readonly digest: string;
  /** Whether every run makes the same bytes of the same commit; a signature is another each time. */
  readonly isFixed: boolean;
}

/** What is done next on the way to a published release. */
export type ReleaseStep =
  | { readonly kind: 'create' }
  | { readonly kind: 'remove-release'; readonly release: RemoteRelease }
  | { readonly kind: 'remove-asset'; readonly asset: RemoteAsset }
  | { readonly kind: 'upload'; readonly release: RemoteRelease; readonly file: ReleaseFile }
  | { readonly kind: 'publish'; readonly release: RemoteRelease };

/**
 * From how things stand alone: whatever an earlier run has left is continued, and what it or somebody else has put there
 * wrongly goes. Undefined once the release is published, which is left as it is.
 */
export function nextStep(
  tag: string,
  files: readonly ReleaseFile[],
  releases: readonly RemoteRelease[],
): ReleaseStep | undefined {
  const [draft, ...others] = releases.filter((each) => each.tag === tag).sort((a, b) => a.id - b.id);
  if (publishedOf(tag, releases) !== undefined) return undefined;
  if (draft === undefined) return { kind: 'create' };
  const [second] = others;
  if (second !== undefined) return { kind: 'remove-release', release: second };
  const wrong = draft.assets.find((asset) => !files.some((file) => isSame(asset, file)));
  if (wrong !== undefined) return { kind: 'remove-asset', asset: wrong };
  const missing = files.find((file) => !draft.assets.some(({ name }) => name === file.name));
  if (missing !== undefined) return { kind: 'upload', release: draft, file: missing };
  return { kind: 'publish', release: draft };
}

export function publishedOf(tag: string, releases: readonly RemoteRelease[]): RemoteRelease | undefined {
  return releases.find((release) => release.tag === tag && !release.draft);
}

function isSame({ name, digest, isWhole }: RemoteAsset, file: ReleaseFile): boolean {
  return isWhole && name === file.name && (digest === file.digest || digest === '');
}

/** What is wrong with a published release, each as a sentence's end; empty if it is as it has to be. */
export function flawsOf(release: RemoteRelease, files: readonly ReleaseFile[]): readonly string[] {
  const names = new Set(files.map(({ name }) => name));
  return [
    ...(release.immutable ? [] : ['it is not immutable']),
    ...files.flatMap((file) => flawOf(release.assets, file)),
    ...release.assets.filter(({ name }) => !names.has(name)).map(({ name }) => `it carries ${name}, which nobody made`),
  ];
}

function flawOf(assets: readonly RemoteAsset[], file: ReleaseFile): readonly string[] {
  const asset = assets.find(({ name }) => name === file.name);
  if (asset === undefined) return [`${file.name} is missing`];
  return file.isFixed && !isSame(asset, file) ? [`${file.name} is another file (${asset.digest})`] : [];
}
