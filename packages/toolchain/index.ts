export { type ActionMetadata, readActions, record } from './sync/action-metadata.ts';
export { renderContract } from './sync/contract.ts';
export { fillSection } from './sync/readme.ts';
export type { WorkflowMetadata } from './sync/workflow-metadata.ts';
export { workflowProblems } from './sync/workflow-problems.ts';
