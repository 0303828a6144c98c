export { type AgentSecret, publicKeyIn, revealed } from './connection/agent-secret.ts';
export {
  type ArgocdConnection,
  type ArgocdConnectionOptions,
  argocdConnection,
} from './connection/argocd-connection.ts';
export type { AgentCredentials } from './connection/credentials.ts';
export { goDuration } from './connection/duration.ts';
export { type FluxConnection, type FluxConnectionOptions, fluxConnection } from './connection/flux-connection.ts';
export { isKnownHosts, knownHostsOf, withKnownHosts } from './connection/known-hosts.ts';
export { plainPath } from './connection/path.ts';
export { httpsUrl, sshUrl } from './connection/repository-url.ts';
export { connectionSecretName } from './connection/secret-name.ts';
export { type DeployKey, deployKeyOf, deployKeyTitle, isSamePublicKey } from './deploy-key/deploy-key.ts';
export {
  type DeployKeyFacts,
  type DeployKeyPlan,
  planDeployKey,
  type RegisteredKey,
} from './deploy-key/plan-deploy-key.ts';
export { storedDeployKey } from './deploy-key/stored-key.ts';
export type { KubernetesObject } from './kubernetes-object.ts';
export { type ArgocdOptions, argocdObjects } from './release/argocd-objects.ts';
export { defaultFluxComponents, type FluxComponent } from './release/flux-components.ts';
export { type FluxOptions, fluxObjects } from './release/flux-objects.ts';
export { type InstalledAgent, installedAgents, partOfLabel } from './release/installed.ts';
export { knownReleases } from './release/known-releases.ts';
export { type ReleaseManifests, releaseManifests } from './release/release-manifests.ts';
export { type Download, type Verification, type Verified, verifyManifests } from './release/verify-manifests.ts';
export { argocdVersion, fluxVersion } from './release/version.ts';
export { type AgentFile, type AgentFilePaths, agentFilePaths } from './repository/agent-file.ts';
export { argocdFiles, argocdSyncObjects } from './repository/argocd-files.ts';
export { fluxFiles } from './repository/flux-files.ts';
export { withResources } from './repository/kustomization-file.ts';
export type { AgentFailureCode, AgentOutcome, AgentStatus } from './status/agent-status.ts';
export { type AgentNotice, agentNotice, type CommitStatus } from './status/commit-status.ts';
export { followsBranch } from './status/follows.ts';
export { isAgentObject, type ManagedObject, managedObjects } from './status/inventory.ts';
export { type AppliedFolder, appliedFolders } from './status/overrides.ts';
export { hasReconciled, reconcileAnnotation } from './status/reconcile.ts';
export { parseRevision, type Revision } from './status/revision.ts';
export { agentStatus } from './status/status-of.ts';
