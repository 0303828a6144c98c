export { machineBlock, sourceOfBlock } from './block.ts';
export { branchName, branchPrefix, rollingBranch } from './branch.ts';
export { type CommitMessage, commitMessage, headlineOf, isDeliveryCommit } from './commit.ts';
export { appOf, type Delivery, type DeliverySource } from './delivery.ts';
export { freightOf } from './freight.ts';
export { region, regionLimit, regionOf, withRegion } from './region.ts';
