/** What a sound test never causes; each is answered loudly too, but a client that retries or swallows errors hides that. */
export class Defects {
  readonly #found: string[] = [];

  get found(): readonly string[] {
    return this.#found;
  }

  add(defect: string): void {
    this.#found.push(defect);
  }
}

/** Something that GitHub has and the local GitHub has not. */
export class NotImplemented extends Error {
  override readonly name = 'NotImplemented';

  constructor(what: string) {
    super(`The local GitHub does not implement ${what}`);
  }
}
