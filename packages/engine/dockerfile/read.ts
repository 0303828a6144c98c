import { readFileSync } from 'node:fs';
import type { Dockerfile } from './instruction.ts';
import { parseDockerfile } from './parse.ts';

/** Where a Dockerfile is. */
export interface DockerfilePlace {
  /** Absolute. */
  readonly file: string;
  /** The name to show in errors. */
  readonly fileName: string;
}

/**
 * The Dockerfile, as it is now. One run asks for it several times: for what the image goes on from, for whether an engine
 * can build it, and for the build. The same text is parsed once, as that is what takes the time.
 * @throws ActionError DOCKERFILE_INVALID
 */
export function readDockerfile({ file, fileName }: DockerfilePlace): Dockerfile {
  const text = readFileSync(file, 'utf8');
  if (latest?.text === text && latest.fileName === fileName) return latest.dockerfile;
  latest = { text, fileName, dockerfile: parseDockerfile(text, fileName) };
  return latest.dockerfile;
}

let latest: { readonly text: string; readonly fileName: string; readonly dockerfile: Dockerfile } | undefined;
