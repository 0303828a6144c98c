export interface DeployKey {
  readonly id: number;
  /** owner/name */
  readonly repository: string;
  readonly title: string;
  /** `ssh-ed25519 AAAA…`, without a comment. */
  readonly key: string;
  readonly readOnly: boolean;
  /** A login. */
  readonly addedBy: string;
  readonly createdAt: Date;
}

/** Of all repositories: a key opens one of them at most. */
export class DeployKeys {
  readonly #nextId: () => number;
  readonly #listeners = new Set<() => void>();
  #keys: readonly DeployKey[] = [];

  constructor(nextId: () => number) {
    this.#nextId = nextId;
  }

  all(): readonly DeployKey[] {
    return this.#keys;
  }

  of(repository: string): readonly DeployKey[] {
    return this.#keys.filter((each) => each.repository === repository);
  }

  isTaken(key: string): boolean {
    return this.#keys.some((each) => each.key === key);
  }

  add(seed: Omit<DeployKey, 'id' | 'createdAt'>): DeployKey {
    const added = { ...seed, id: this.#nextId(), createdAt: new Date() };
    this.#replace([...this.#keys, added]);
    return added;
  }

  /** False where the repository has no such key. */
  remove(repository: string, id: number): boolean {
    const rest = this.#keys.filter((each) => each.repository !== repository || each.id !== id);
    if (rest.length === this.#keys.length) return false;
    this.#replace(rest);
    return true;
  }

  /** Of a repository that goes. */
  removeAll(repository: string): void {
    this.#replace(this.#keys.filter((each) => each.repository !== repository));
  }

  /** Is called after every change, before it is answered; returns what ends that. */
  onChange(listener: () => void): () => Promise<void> {
    this.#listeners.add(listener);
    return async () => void this.#listeners.delete(listener);
  }

  #replace(keys: readonly DeployKey[]): void {
    this.#keys = keys;
    for (const listener of this.#listeners) listener();
  }
}
