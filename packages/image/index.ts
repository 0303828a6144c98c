export { lowerCasePath } from './lower-case.ts';
export { image, parseReference } from './parse.ts';
export { formatReference, type ImageReference, sameRepository } from './reference.ts';
export { compareVersions, type TagVersion, versionOfTag } from './version.ts';
