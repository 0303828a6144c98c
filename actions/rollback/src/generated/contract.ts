// Generated from action.yml by `npm run sync`.
export type InputName =
  | 'repository'
  | 'token'
  | 'app-id'
  | 'private-key'
  | 'environment'
  | 'app'
  | 'group'
  | 'to'
  | 'reason'
  | 'mode'
  | 'merge'
  | 'registry-token'
  | 'retry-for';
export type OutputName =
  | 'operation'
  | 'number'
  | 'url'
  | 'commit-sha'
  | 'from'
  | 'to'
  | 'held';
