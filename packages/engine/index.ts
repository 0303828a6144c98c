export { type AssembleOptions, assembleEngine } from './assemble/assemble.ts';
export type { Connect } from './assemble/base.ts';
export { type BuildahOptions, buildahEngine } from './buildah/buildah.ts';
export { type DockerOptions, dockerEngine } from './docker/docker.ts';
export type { BaseUse, Build, BuildRequest, Engine, EngineName } from './engine.ts';
export type { CredentialsFor } from './isolated-login.ts';
export { formatPlatform, type Platform, platformOf } from './platform.ts';
export { type Built, buildImage, type Workshop } from './select.ts';
