export { type AssembleOptions, assembleEngine } from './assemble/assemble.ts';
export type { Connect } from './assemble/base.ts';
export { type BaseImage, baseImagesOf, foundationOf } from './base-images.ts';
export { type BuildxOptions, buildxEngine } from './buildx/buildx.ts';
export { type Check, dockerfileChecker, type Finding } from './buildx/check.ts';
export { buildahEngine, type ContainersOptions, podmanEngine } from './containers/engine.ts';
export { type DockerOptions, dockerEngine } from './docker/docker.ts';
export type { BaseUse, BlobOrigin, Build, BuildRequest, Engine, EngineName } from './engine.ts';
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
