export { type AssembleOptions, assembleEngine } from './assemble/assemble.ts';
export type { Connect } from './assemble/base.ts';
export type { BaseUse, Build, BuildRequest, Engine, EngineName } from './engine.ts';
export { formatPlatform, type Platform, platformOf } from './platform.ts';
export { type Built, buildImage, type Workshop } from './select.ts';
