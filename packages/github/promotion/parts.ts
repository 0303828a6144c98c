import type { PlaceFacts } from './facts.ts';
import type { FactsPlace, FactsQuestion } from './facts-query.ts';

/** So many files are asked for at once: GitHub ends a request after 10 s. */
const filesAtOnce = 100;

/** A place, or some of its files. */
interface Slice {
  /** Which of the places it belongs to. */
  readonly index: number;
  readonly place: FactsPlace;
}

/** The places of a question, a hundred files at a time. */
export function partsOf({ places }: Pick<FactsQuestion, 'places'>): readonly (readonly Slice[])[] {
  const parts: Slice[][] = [[]];
  let room = filesAtOnce;
  for (const [index, place] of places.entries()) {
    let rest = place.paths;
    do {
      if (room === 0) {
        parts.push([]);
        room = filesAtOnce;
      }
      const paths = rest.slice(0, room);
      rest = rest.slice(paths.length);
      room -= paths.length;
      const histories = place.histories.filter((path) => paths.includes(path));
      parts.at(-1)?.push({ index, place: { ...place, paths, histories } });
    } while (rest.length > 0);
  }
  return parts;
}

/** What was read of one place, put together; undefined where there is none. */
export function joined(parts: readonly (PlaceFacts | undefined)[]): PlaceFacts | undefined {
  const [first, ...others] = parts.filter((part) => part !== undefined);
  if (first === undefined) return undefined;
  const all = [first, ...others];
  return {
    oid: first.oid,
    tree: first.tree,
    files: new Map(all.flatMap(({ files }) => [...files])),
    texts: new Map(all.flatMap(({ texts }) => [...texts])),
    trail: others.reduce((trail, part) => joinedTrail(trail, part.trail), first.trail),
  };
}

/** Of states that not both know, what the files held is not known. */
function joinedTrail(one: PlaceFacts['trail'], other: PlaceFacts['trail']): PlaceFacts['trail'] {
  const [longer, shorter] = one.commits.length >= other.commits.length ? [one, other] : [other, one];
  if (shorter.commits.length === 0) return longer;
  const commits = shorter.commits.flatMap((commit, index) => {
    const beside = longer.commits[index];
    return beside?.oid === commit.oid ? [{ ...beside, blobs: new Map([...beside.blobs, ...commit.blobs]) }] : [];
  });
  return { commits, isWhole: shorter.isWhole };
}
