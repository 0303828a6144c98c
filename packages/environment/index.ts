export type { ExportOrigin } from './audit/chain.ts';
export { auditCsv } from './audit/csv.ts';
export { type AuditDocument, auditJson, readAuditJson } from './audit/document.ts';
export type { AuditEvent, AuditScope } from './audit/event.ts';
export { auditEvents } from './audit/events.ts';
export { type EnvironmentFigures, figuresOf } from './audit/figures.ts';
export { type AuditPaths, auditPaths } from './audit/paths.ts';
export { type RecordedCommit, type Trail, trunkOf } from './audit/record.ts';
export { certainTimeOf } from './audit/timeline.ts';
export { type Discrepancy, verifyDocument } from './audit/verify.ts';
export { freightOfBlock, machineBlock, sourceOfBlock, supersedesOfBlock } from './block.ts';
export { branchName, branchPrefix, rollbackBranch, rollingBranch, siblingPrefix, versionBranch } from './branch.ts';
export {
  type CommitMessage,
  commitMessage,
  environmentOfCommit,
  headlineOf,
  imagesOfCommit,
  isDeliveryCommit,
  sourceOfCommit,
} from './commit.ts';
export type { AppConfig, AppImage, GroupConfig, Target } from './config/apps.ts';
export { type Config, configPath } from './config/config.ts';
export type { EnvironmentConfig, Reviewers } from './config/environments.ts';
export type { AttestationConfig, CheckConfig, GatesConfig } from './config/gates.ts';
export { refuseForeignImages, refuseForeignPaths, refuseHeld, versionSteps } from './config/guards.ts';
export type { Hold } from './config/holds.ts';
export type { MetricConfig } from './config/metrics.ts';
export { inPath, type Policy, placePolicy, policyFor } from './config/policy.ts';
export { readConfig } from './config/read-config.ts';
export type { DriftRule, Level, RepositoryPolicy, Waiver } from './config/rules.ts';
export {
  downgrades,
  foreignCommitRules,
  type Merge,
  type MergeMethod,
  type Mode,
  mergeMethods,
  merges,
  modes,
  pathGlob,
  type Settings,
  strategies,
} from './config/settings.ts';
export type { DayRange, WeeklyWindow, WindowConfig } from './config/window.ts';
export { appOf, type Delivery, type DeliverySource } from './delivery.ts';
export { freightOf } from './freight.ts';
export { evaluateGates } from './gates/evaluate.ts';
export type {
  AttestationFact,
  CheckFact,
  GateFacts,
  MetricFact,
  Review,
  ReviewFacts,
  SourceFacts,
  Stay,
} from './gates/facts.ts';
export { type GateName, type GateResult, hasGates, isPassed } from './gates/gate.ts';
export { claim, foreignCommits } from './ownership.ts';
export { type AppFreight, type FreightPlace, freightOfFiles } from './promotion/app-freight.ts';
export { type Edge, edgeOf, promotionEdges } from './promotion/edges.ts';
export { type Arrival, type EdgeHolds, holdOn, holdsOnEdge } from './promotion/held.ts';
export { type FileChange, type Move, movesOf } from './promotion/moves.ts';
export { filesAt, type ImageTarget, targetsIn } from './promotion/target-files.ts';
export { type Unit, unitsOf } from './promotion/units.ts';
export { region, regionLimit, regionOf, withRegion } from './region.ts';
