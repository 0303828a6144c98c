import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** One at a time they take as long as dozens of others, and the last of these would have nothing beside it. */
const long = ['repository/static-checks', 'create-pull-request/sweep-', 'demo/demo', 'create-pull-request/crowd'];

/** Starts the long suites first: vitest goes by the sizes of files where it has not run them before, and theirs are small. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}

function rank({ moduleId }: TestSpecification): number {
  return long.some((name) => moduleId.includes(name)) ? 0 : 1;
}
