// Generated from action.yml by `npm run sync`.
export type InputName =
  | 'repository'
  | 'token'
  | 'path'
  | 'image'
  | 'set'
  | 'fan-out'
  | 'app'
  | 'environment'
  | 'base'
  | 'branch'
  | 'title'
  | 'body'
  | 'commit-message';
export type OutputName =
  | 'operation'
  | 'number'
  | 'url'
  | 'branch'
  | 'commit-sha'
  | 'verified'
  | 'changes';
