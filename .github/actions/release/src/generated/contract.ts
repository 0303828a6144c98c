// Generated from action.yml by `npm run sync`.
export type InputName =
  | 'phase'
  | 'tag'
  | 'token'
  | 'workflow'
  | 'timeout'
  | 'provenance';
export type OutputName =
  | 'state'
  | 'checksums'
  | 'url'
  | 'moved';
