export { type AgentSecret, revealed } from './connection/agent-secret.ts';
export {
  type ArgocdConnection,
  type ArgocdConnectionOptions,
  argocdConnection,
} from './connection/argocd-connection.ts';
export type { AgentCredentials } from './connection/credentials.ts';
export { goDuration } from './connection/duration.ts';
export { type FluxConnection, type FluxConnectionOptions, fluxConnection } from './connection/flux-connection.ts';
export { isKnownHosts, knownHostsOf, withKnownHosts } from './connection/known-hosts.ts';
export { httpsUrl, sshUrl } from './connection/repository-url.ts';
export { type DeployKey, deployKeyOf, deployKeyTitle, isSamePublicKey } from './deploy-key/deploy-key.ts';
export type { KubernetesObject } from './kubernetes-object.ts';
export { type ArgocdOptions, argocdObjects } from './release/argocd-objects.ts';
export { defaultFluxComponents, type FluxComponent } from './release/flux-components.ts';
export { type FluxOptions, fluxObjects } from './release/flux-objects.ts';
export { argocdVersion, fluxVersion } from './release/version.ts';
export type { AgentFile } from './repository/agent-file.ts';
export { argocdFiles, argocdSyncObjects } from './repository/argocd-files.ts';
export { fluxFiles } from './repository/flux-files.ts';
