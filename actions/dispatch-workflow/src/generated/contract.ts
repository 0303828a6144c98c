// Generated from action.yml by `npm run sync`.
export type InputName =
  | 'repository'
  | 'workflow'
  | 'ref'
  | 'inputs'
  | 'token'
  | 'app-id'
  | 'private-key'
  | 'wait'
  | 'timeout'
  | 'cancel'
  | 'correlation-input'
  | 'status-repository'
  | 'status-commit'
  | 'status-context';
export type OutputName =
  | 'run-id'
  | 'run-url'
  | 'conclusion';
