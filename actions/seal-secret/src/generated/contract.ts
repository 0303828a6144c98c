// Generated from action.yml by `npm run sync`.
export type InputName =
  | 'name'
  | 'namespace'
  | 'scope'
  | 'certificate'
  | 'sha256'
  | 'data'
  | 'type'
  | 'labels'
  | 'annotations'
  | 'path';
export type OutputName =
  | 'path'
  | 'keys'
  | 'fingerprint'
  | 'expires';
