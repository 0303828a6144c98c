// Generated from action.yml by `npm run sync`.
export type InputName =
  | 'environment'
  | 'source'
  | 'dump'
  | 'issue'
  | 'values'
  | 'repository'
  | 'token'
  | 'app-id'
  | 'private-key'
  | 'kubeconfig'
  | 'context'
  | 'allow-exec'
  | 'server'
  | 'certificate-authority'
  | 'cluster-token'
  | 'oidc-audience'
  | 'in-cluster'
  | 'impersonate';
export type OutputName =
  | 'drifted'
  | 'findings'
  | 'not-compared'
  | 'issue-url';
