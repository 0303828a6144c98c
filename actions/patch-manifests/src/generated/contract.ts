// Generated from action.yml by `npm run sync`.
export type InputName =
  | 'path'
  | 'exclude'
  | 'image'
  | 'pin'
  | 'downgrade'
  | 'set'
  | 'patch'
  | 'patch-file'
  | 'patch-type'
  | 'key-map'
  | 'target'
  | 'fan-out'
  | 'on-missing'
  | 'on-multiple'
  | 'check';
export type OutputName =
  | 'changed'
  | 'files'
  | 'changes'
  | 'diff';
