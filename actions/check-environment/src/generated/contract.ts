// Generated from action.yml by `npm run sync`.
export type InputName =
  | 'path'
  | 'base'
  | 'fail-on'
  | 'repository'
  | 'token';
export type OutputName =
  | 'result'
  | 'findings'
  | 'sarif';
