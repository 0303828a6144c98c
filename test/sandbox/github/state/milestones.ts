export interface Milestone {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly createdAt: Date;
}

/** The milestones of one repository; all are open. */
export class Milestones {
  readonly #nextId: () => number;
  readonly #list: Milestone[] = [];

  constructor(nextId: () => number) {
    this.#nextId = nextId;
  }

  add(title: string): Milestone {
    const milestone = { id: this.#nextId(), number: this.#list.length + 1, title, createdAt: new Date() };
    this.#list.push(milestone);
    return milestone;
  }

  get(number: number): Milestone | undefined {
    return this.#list[number - 1];
  }

  list(): readonly Milestone[] {
    return this.#list;
  }
}
