export { startArgocd } from './argocd.ts';
export { startFlux } from './flux.ts';
export type { Agent } from './processes.ts';
export { agentReleases, apply, applyArgocd, applyFlux } from './releases.ts';
export { type Moment, momentsOf, type Place } from './truth.ts';
export type { Sighting } from './watcher.ts';
export { type AgentName, startWorld, type World } from './world.ts';
