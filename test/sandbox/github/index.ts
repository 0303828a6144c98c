export type { GitHub, GitHubOptions, RepositoryOptions, RequestRecord, StoredRun } from './github.ts';
export type { Access, Grant, Permission, Permissions } from './grant.ts';
export { startGitHub } from './start.ts';
