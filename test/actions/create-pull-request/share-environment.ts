import { afterAll, beforeAll, expect } from 'vitest';
import { type EnvironmentRepository, startEnvironmentRepository } from './environment-repository.ts';

/** Gives the tests of a `describe` one repository, and expects of the local GitHub that it found no fault with them. */
export function shareEnvironment(take: (environment: EnvironmentRepository) => void): void {
  let environment: EnvironmentRepository;
  beforeAll(async () => {
    environment = await startEnvironmentRepository();
    take(environment);
  });
  afterAll(async () => {
    expect(environment.github.defects).toEqual([]);
    await environment[Symbol.asyncDispose]();
  });
}
