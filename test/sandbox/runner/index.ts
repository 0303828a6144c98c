export type { JobGrant, RunHost, RunnerOptions } from './host.ts';
export { createRunner, type Runner } from './runner.ts';
