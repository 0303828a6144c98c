import type { Note } from '../result.ts';

/** Of what only an agent can make of the files. */
export function notRendered(object: string, why: string): Note {
  return { object, reason: `not rendered: ${why}`, passing: false };
}
