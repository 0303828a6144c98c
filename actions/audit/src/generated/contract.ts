// Generated from action.yml by `npm run sync`.
export type InputName =
  | 'repository'
  | 'token'
  | 'app-id'
  | 'private-key'
  | 'base'
  | 'environment'
  | 'app'
  | 'since'
  | 'until'
  | 'format'
  | 'attestations'
  | 'path'
  | 'verify';
export type OutputName =
  | 'path'
  | 'events'
  | 'findings'
  | 'figures'
  | 'attestations'
  | 'requests';
