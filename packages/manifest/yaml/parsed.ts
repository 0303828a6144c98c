import { type Event, parseEvents, YAMLException } from 'js-yaml';

/** More than any manifest needs: a CustomResourceDefinition's schema nests about 60 deep. */
export const maximumDepth = 200;

/** What js-yaml reports of a text; `undefined` where it refuses it. */
export function parsed(text: string, maxDepth = maximumDepth): readonly Event[] | undefined {
  try {
    return parseEvents(text, { maxDepth });
  } catch (error) {
    if (error instanceof YAMLException) return undefined;
    throw error;
  }
}
