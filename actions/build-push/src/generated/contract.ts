// Generated from action.yml by `npm run sync`.
export type InputName =
  | 'image'
  | 'tag-prefix'
  | 'version'
  | 'context'
  | 'file'
  | 'target'
  | 'build-args'
  | 'labels'
  | 'platforms'
  | 'index'
  | 'engine'
  | 'builder'
  | 'push'
  | 'username'
  | 'password'
  | 'github-token';
export type OutputName =
  | 'image'
  | 'repository'
  | 'tag'
  | 'version'
  | 'digest'
  | 'tags'
  | 'pushed'
  | 'platforms'
  | 'result';
