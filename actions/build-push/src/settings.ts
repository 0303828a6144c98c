import { type Annotation, type BuildSettings, plainSettings } from '#engine';
import type { Inputs } from './inputs.ts';

/**
 * What is asked for beside the Dockerfile.
 * @param facts the standard labels, as the image carries them
 */
export function settingsOf({ platforms, index }: Inputs, facts: ReadonlyMap<string, string>): BuildSettings {
  // registries show what an index says as well as what an image says
  const annotations = [...facts].flatMap(([name, value]): readonly Annotation[] => [
    { level: 'manifest', name, value },
    { level: 'index', name, value },
  ]);
  return { ...plainSettings, platforms, index, annotations };
}
