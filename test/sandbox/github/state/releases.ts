import { createHash } from 'node:crypto';

export interface ReleaseAsset {
  readonly id: number;
  readonly name: string;
  readonly contentType: string;
  readonly content: Buffer;
  /** `sha256:…` */
  readonly digest: string;
  /** A login. */
  readonly uploader: string;
  readonly createdAt: Date;
}

export interface Release {
  readonly id: number;
  readonly tag: string;
  /** What the tag is made of where there is none when the release is published. */
  readonly target: string;
  readonly name: string | null;
  readonly body: string;
  readonly draft: boolean;
  readonly prerelease: boolean;
  /** Its assets and its tag stay as they are. */
  readonly immutable: boolean;
  /** A login. */
  readonly author: string;
  readonly createdAt: Date;
  /** Absent as long as it is a draft. */
  readonly publishedAt?: Date;
  readonly assets: readonly ReleaseAsset[];
}

type ReleaseChange = Partial<Omit<Release, 'id' | 'author' | 'createdAt' | 'assets'>>;

/** The releases of one repository. There may be several drafts for one tag, but one published release alone. */
export class Releases {
  readonly #nextId: () => number;
  #kept: readonly Release[] = [];
  /** Tags of immutable releases, those that were deleted included: no other release can have them. */
  readonly #spent = new Set<string>();
  #latest: number | undefined;

  constructor(nextId: () => number) {
    this.#nextId = nextId;
  }

  /** Newest first. */
  list(): readonly Release[] {
    return this.#kept;
  }

  get(id: number): Release | undefined {
    return this.#kept.find((release) => release.id === id);
  }

  published(tag: string): Release | undefined {
    return this.#kept.find((release) => release.tag === tag && !release.draft);
  }

  isSpent(tag: string): boolean {
    return this.#spent.has(tag);
  }

  /** The one that the repository's page shows. */
  get latest(): Release | undefined {
    return this.#latest === undefined ? undefined : this.get(this.#latest);
  }

  add(seed: Omit<Release, 'id' | 'createdAt' | 'assets' | 'immutable'>): Release {
    const added = { ...seed, immutable: false, id: this.#nextId(), createdAt: new Date(), assets: [] };
    this.#kept = [added, ...this.#kept];
    return added;
  }

  update(id: number, change: ReleaseChange): void {
    this.#kept = this.#kept.map((release) => (release.id === id ? { ...release, ...change } : release));
    const now = this.get(id);
    if (now?.immutable === true) this.#spent.add(now.tag);
  }

  showAsLatest(id: number): void {
    this.#latest = id;
  }

  remove(id: number): void {
    this.#kept = this.#kept.filter((release) => release.id !== id);
  }

  addAsset(id: number, asset: Pick<ReleaseAsset, 'name' | 'contentType' | 'content' | 'uploader'>): ReleaseAsset {
    const digest = `sha256:${createHash('sha256').update(asset.content).digest('hex')}`;
    const added = { ...asset, digest, id: this.#nextId(), createdAt: new Date() };
    this.#setAssets(id, (assets) => [...assets, added]);
    return added;
  }

  /** The release that has the asset. */
  holderOf(assetId: number): Release | undefined {
    return this.#kept.find(({ assets }) => assets.some(({ id }) => id === assetId));
  }

  removeAsset(assetId: number): void {
    const holder = this.holderOf(assetId);
    if (holder !== undefined) this.#setAssets(holder.id, (assets) => assets.filter(({ id }) => id !== assetId));
  }

  copy(): Releases {
    const copied = new Releases(this.#nextId);
    copied.#kept = this.#kept;
    copied.#latest = this.#latest;
    for (const tag of this.#spent) copied.#spent.add(tag);
    return copied;
  }

  #setAssets(id: number, change: (assets: readonly ReleaseAsset[]) => readonly ReleaseAsset[]): void {
    this.#kept = this.#kept.map((release) =>
      release.id === id ? { ...release, assets: change(release.assets) } : release,
    );
  }
}
