export { startArgocd } from './argocd.ts';
export { startFlux } from './flux.ts';
export type { Agent } from './processes.ts';
export { agentReleases, apply, applyArgocd, applyFlux } from './releases.ts';
