export interface Label {
  readonly id: number;
  readonly name: string;
  /** Six hexadecimal digits. */
  readonly color: string;
  readonly description: string | null;
}

/** The labels of one repository. Their names are compared without regard to case, as on GitHub. */
export class Labels {
  readonly #nextId: () => number;
  readonly #byName = new Map<string, Label>();

  constructor(nextId: () => number) {
    this.#nextId = nextId;
  }

  add(name: string, color = 'ededed', description: string | null = null): Label {
    const label = { id: this.#nextId(), name, color, description };
    this.#byName.set(name.toLowerCase(), label);
    return label;
  }

  named(name: string): Label | undefined {
    return this.#byName.get(name.toLowerCase());
  }

  withId(id: number): Label | undefined {
    return this.list().find((label) => label.id === id);
  }

  /** Oldest first. */
  list(): readonly Label[] {
    return [...this.#byName.values()];
  }
}
