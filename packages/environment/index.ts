export { freightOfBlock, machineBlock, sourceOfBlock, supersedesOfBlock } from './block.ts';
export { branchName, branchPrefix, rollingBranch, siblingPrefix, versionBranch } from './branch.ts';
export {
  type CommitMessage,
  commitMessage,
  environmentOfCommit,
  headlineOf,
  imagesOfCommit,
  isDeliveryCommit,
  sourceOfCommit,
} from './commit.ts';
export { type AppConfig, type Config, configPath, readConfig } from './config/config.ts';
export { refuseForeignImages, refuseForeignPaths, refuseHeld, versionSteps } from './config/guards.ts';
export { inPath, type Policy, placePolicy, policyFor } from './config/policy.ts';
export {
  downgrades,
  foreignCommitRules,
  type MergeMethod,
  mergeMethods,
  merges,
  modes,
  pathGlob,
  type Settings,
  strategies,
} from './config/settings.ts';
export { appOf, type Delivery, type DeliverySource } from './delivery.ts';
export { freightOf } from './freight.ts';
export { claim, foreignCommits } from './ownership.ts';
export { region, regionLimit, regionOf, withRegion } from './region.ts';
