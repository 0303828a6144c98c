import { posix } from 'node:path';
import { codeownersPaths } from '#check';
import { configPath } from '#environment';
import type { File, ReadManifests } from '#manifest';

/** An environment repository at one commit, as data. */
export interface Snapshot {
  /** The manifests, by path. */
  readonly files: readonly File[];
  /** Those that are no text. */
  readonly unreadable: ReadManifests['problems'];
  /** Every file, by path. */
  readonly paths: readonly string[];
  /** The files that are no manifests and say something all the same. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Whether a file that is no manifest says something that a check asks for. */
export function isTelling(path: string, certificate: string | undefined): boolean {
  if (path === configPath || path === certificate || codeownersPaths.some((each) => each === path)) return true;
  return posix.basename(path) === '.gitignore' || /(?:^|\/)\.gitsecret\/paths\/mapping\.cfg$/.test(path);
}
