export { type Applied, type ApplyOptions, applyObject, type Conflict } from './apply/apply-object.ts';
export { type ApplyPlanOptions, applyPlan, definitionsServed } from './apply/apply-plan.ts';
export { type HandOver, handOver } from './apply/hand-over.ts';
export { type ObjectReport, reportOf } from './apply/report.ts';
export { conflictsOf, tryPlan } from './apply/try-plan.ts';
export { concurrency } from './client/agent.ts';
export type { Call } from './client/call.ts';
export { type Client, type ClientOptions, createClient, type Reply } from './client/client.ts';
export { type Clock, systemClock } from './client/clock.ts';
export { ApiError } from './client/refusal.ts';
export { warmUp } from './client/warm-up.ts';
export { concurrently } from './concurrently.ts';
export type { Connection, CredentialSource, Credentials } from './connection/connection.ts';
export { inClusterConnection } from './connection/in-cluster.ts';
export { mintedToken, staticToken } from './connection/tokens.ts';
export { createDiscovery, type Discovery } from './discovery/discovery.ts';
export { collectionPath, objectPath, type Resource } from './discovery/resource.ts';
export {
  type DriftOptions,
  type FieldDrift,
  type ObjectDrift,
  readDrift,
  readObject,
  tryDrift,
} from './drift/drift.ts';
export { type FieldPath, type FieldStep, formatPath } from './drift/field-path.ts';
export { type ClusterValues, clusterInputs } from './inputs/cluster-inputs.ts';
export { type ClusterEdge, connectCluster } from './inputs/connect-cluster.ts';
export { clusterProblems, givenClusterInputs } from './inputs/ways.ts';
export type { Inventory, InventoryEntry } from './inventory/inventory.ts';
export { type InventoryPlace, loadInventory } from './inventory/store.ts';
export { isObject, numberAt, objectsAt, textAt, textsAt, valueAt } from './json.ts';
export { readKubeconfig } from './kubeconfig/read-kubeconfig.ts';
export type { KubeconfigOptions } from './kubeconfig/user.ts';
export { normalized } from './objects/normalize.ts';
export {
  apiVersionOf,
  idOf,
  isKubernetesObject,
  type KubernetesObject,
  keyOf,
  nameOf,
  type ObjectId,
} from './objects/object.ts';
export { stageOf } from './objects/order.ts';
export { readObjects, readObjectsInTurns } from './objects/read-objects.ts';
export { listMetadata } from './plan/metadata.ts';
export { type PlacedObject, placeObjects } from './plan/place.ts';
export { makePlan, type Plan, type PlanOptions, type Step } from './plan/plan.ts';
export { type Escalation, escalationsOf } from './preflight/escalations.ts';
export {
  holdsEverything,
  missingMigrationRights,
  missingRights,
  missingTrialRights,
  type Right,
} from './preflight/rights.ts';
export { type Identity, readIdentity, readServerVersion, type ServerVersion } from './preflight/server.ts';
export type { Awaited } from './readiness/awaited.ts';
export { type Cause, causeOf, presentPods, type Surroundings } from './readiness/cause.ts';
export { lastLogLine } from './readiness/last-log-line.ts';
export { readinessOf } from './readiness/readiness.ts';
export type { Readiness } from './readiness/state.ts';
export {
  type ReadinessFailure,
  type WaitOptions,
  type WaitResult,
  waitUntilReady,
} from './readiness/wait-until-ready.ts';
export { hasToGetReady } from './readiness/waits.ts';
export { deleteObject, findOwned } from './remove/remove-object.ts';
export type { StorageMigration } from './upgrade/storage-migration.ts';
export { type Follower, follow, type Snapshot } from './watch/follow.ts';
export { type Collection, listCollection } from './watch/list.ts';
