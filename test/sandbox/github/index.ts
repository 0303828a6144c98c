export type { GitHub, StoredRun } from './github.ts';
export type { Grant, Permissions } from './grant.ts';
export { startGitHub } from './start.ts';
