// Generated from action.yml by `npm run sync`.
export type InputName =
  | 'repository'
  | 'token'
  | 'app-id'
  | 'private-key'
  | 'image'
  | 'restore'
  | 'username'
  | 'password'
  | 'github-token'
  | 'retries';
export type OutputName =
  | 'operation'
  | 'image'
  | 'digest'
  | 'refs'
  | 'metadata';
