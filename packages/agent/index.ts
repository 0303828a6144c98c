export type { KubernetesObject } from './kubernetes-object.ts';
export { type ArgocdOptions, argocdObjects } from './release/argocd-objects.ts';
export { defaultFluxComponents, type FluxComponent } from './release/flux-components.ts';
export { type FluxOptions, fluxObjects } from './release/flux-objects.ts';
export { argocdVersion, fluxVersion } from './release/version.ts';
