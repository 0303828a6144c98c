import { readFile } from 'node:fs/promises';
import { ActionError } from '#error';
import { parseReference } from '#image';
import { parseDockerfile } from './dockerfile/parse.ts';
import { readStages } from './dockerfile/stages.ts';
import type { BuildRequest } from './engine.ts';
import { platformArgs, platformOf } from './platform.ts';

/** The registries that a build may need a login for: where the image goes, and where base images come from. */
export async function registriesOf(request: BuildRequest): Promise<readonly string[]> {
  const images = [...request.names, ...(await baseImages(request))];
  return images.flatMap((image) => {
    const parsed = parseReference(image);
    return parsed.ok ? [parsed.value.registry] : [];
  });
}

async function baseImages({ file, fileName, target, buildArgs }: BuildRequest): Promise<readonly string[]> {
  try {
    const dockerfile = parseDockerfile(await readFile(file, 'utf8'), fileName);
    const { all } = readStages(dockerfile, { target, buildArgs, platformArgs: platformArgs(platformOf(process.arch)) });
    const copied = all
      .flatMap(({ instructions }) => instructions)
      .flatMap(({ flags }) => flags.flatMap(({ name, value = '' }) => (name === 'from' ? [value] : [])));
    return [...all.map(({ base }) => base), ...copied];
  } catch (error) {
    // the engine knows better what is wrong with the file
    if (error instanceof ActionError) return [];
    throw error;
  }
}
