export type { RunnerOptions } from './host.ts';
export { createRunner, type Runner } from './runner.ts';
