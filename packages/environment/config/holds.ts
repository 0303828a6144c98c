import { image } from '#image';
import { accept, refine, refuse } from '#input';
import { day, moment } from './day.ts';
import { field, list, map, optionalField, text } from './reader.ts';
import { oneLine } from './settings.ts';

/** Nothing is delivered to the app in the environment. */
export interface Hold {
  readonly app: string;
  readonly environment: string;
  readonly by: string;
  readonly reason: string;
  /** Since when, as 2026-11-21T10:00:00Z. */
  readonly at: string | undefined;
  /** The first day, as 2026-12-01 in UTC, on which it no longer holds. */
  readonly until: string | undefined;
  /** The images that are held, as repository@digest, or repository:tag where there is no digest; undefined: all. */
  readonly images: readonly string[] | undefined;
}

const heldImage = refine(image, ({ repository, tag, digest }) => {
  if (digest !== undefined) return accept(`${repository}@${digest}`);
  return tag === undefined ? refuse('an image as repository@digest') : accept(`${repository}:${tag}`);
});

export const holdsReader = list(
  map({
    app: field(text(oneLine)),
    environment: field(text(oneLine)),
    by: field(text(oneLine)),
    reason: field(text(oneLine)),
    at: optionalField(text(moment), undefined),
    until: optionalField(text(day), undefined),
    images: optionalField(list(text(heldImage)), undefined),
  }),
);
