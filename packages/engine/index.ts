export type { AssembleOptions } from './assemble/assemble.ts';
export type { Connect } from './assemble/base.ts';
export { type BaseImage, baseImagesOf, foundationOf } from './base-images.ts';
export type { BuildxOptions } from './buildx/buildx.ts';
export type { Check, Finding } from './buildx/check.ts';
export type { ContainersOptions } from './containers/engine.ts';
export type { DockerOptions } from './docker/docker.ts';
export type { BaseUse, BlobOrigin, Build, BuildRequest, Engine, EngineName } from './engine.ts';
export {
  assembleEngine,
  buildahEngine,
  buildxEngine,
  dockerEngine,
  dockerfileChecker,
  podmanEngine,
} from './engines.ts';
export type { CredentialsFor } from './isolated-login.ts';
export { formatPlatform, type Platform, platform, platformOf } from './platform.ts';
export { type Built, buildImage, type Workshop } from './select.ts';
export {
  type Annotation,
  type BuildSecret,
  type BuildSettings,
  type IndexShape,
  plainSettings,
  type StatementPlace,
} from './settings.ts';
