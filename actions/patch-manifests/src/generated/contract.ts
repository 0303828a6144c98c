// Generated from action.yml by `npm run sync`.
export type InputName =
  | 'path'
  | 'image'
  | 'set'
  | 'fan-out'
  | 'check';
export type OutputName =
  | 'changed'
  | 'files'
  | 'changes'
  | 'diff';
