/** A signed statement about files or images, as it was handed in. */
export interface Attestation {
  readonly id: number;
  readonly bundle: Readonly<Record<string, unknown>>;
  /** Digests of what it is about: `sha256:…`. */
  readonly subjects: readonly string[];
  readonly predicateType: string;
}

/** What GitHub keeps beside a repository; a statement is never changed. */
export class Attestations {
  readonly #kept: Attestation[] = [];
  readonly #nextId: () => number;

  constructor(nextId: () => number) {
    this.#nextId = nextId;
  }

  keep(attestation: Omit<Attestation, 'id'>): number {
    const id = this.#nextId();
    this.#kept.push({ ...attestation, id });
    return id;
  }

  about(digest: string): readonly Attestation[] {
    return this.#kept.filter(({ subjects }) => subjects.includes(digest));
  }
}
