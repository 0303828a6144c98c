import { formatReference, type ImageReference, sameRepository } from '#image';
import type { Statement } from '../statement.ts';
import type { Witness } from './event.ts';

/** What was found in the files, to compare words with. */
export interface FoundImage {
  readonly environment: string;
  readonly repository: ImageReference;
  /** Undefined where the files no longer name it. */
  readonly image: ImageReference | undefined;
}

export interface Testimony {
  readonly witness: Witness;
  /** '' where nothing is wrong. */
  readonly finding: string;
}

/** Compares what is said with what was found. `who` begins a sentence: `the trailer`. */
export function testimony(who: string, statement: Statement | undefined, found: FoundImage): Testimony {
  if (statement === undefined) return { witness: 'missing', finding: '' };
  if (statement.environment !== found.environment)
    return differs(`${who} names the environment ${statement.environment ?? '(none)'}`);
  const said = statement.images.filter((image) => sameRepository(image, found.repository)).at(-1);
  const { repository } = found.repository;
  if (said === undefined && found.image === undefined) return { witness: 'agrees', finding: '' };
  if (said === undefined) return differs(`${who} does not name ${repository}`);
  if (found.image === undefined) return differs(`${who} names ${formatReference(said)}, the files name none`);
  if (isSame(said, found.image)) return { witness: 'agrees', finding: '' };
  return differs(`${who} says ${formatReference(said)}, the files hold ${formatReference(found.image)}`);
}

/** By digest where both have one, else by tag: a place may be pinned by either. */
export function isSame(a: ImageReference, b: ImageReference): boolean {
  if (a.digest !== undefined && b.digest !== undefined) return a.digest === b.digest;
  return a.tag === b.tag;
}

function differs(finding: string): Testimony {
  return { witness: 'differs', finding };
}
