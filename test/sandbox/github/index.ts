export type { Administration } from './administration.ts';
export { everyFault } from './faults/every-fault.ts';
export type { Fault } from './faults/fault.ts';
export type { GitHub, StoredRun } from './github.ts';
export type { Grant, Permissions } from './grant.ts';
export { startGitHub } from './start.ts';
