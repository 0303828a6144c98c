// Generated from action.yml by `npm run sync`.
export type InputName =
  | 'repository'
  | 'token'
  | 'app-id'
  | 'private-key'
  | 'from'
  | 'to'
  | 'app'
  | 'group'
  | 'prometheus-token'
  | 'retry-for';
export type OutputName =
  | 'promotions'
  | 'opened'
  | 'waiting'
  | 'merged';
