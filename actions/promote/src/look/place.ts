import { ActionError } from '#error';
import type { FactsPlace, PlaceFacts, ProposedChange, RemoteFile } from '#github';
import type { Pair } from '../scope/pair.ts';
import type { Sight } from './look.ts';

type Seen = Pick<Sight, 'question' | 'facts'>;

/** The branch that a pair's files are on; undefined where there is none. */
export function baseOf(seen: Seen, { base }: Pick<Pair, 'base'>): PlaceFacts | undefined {
  return placeWhere(seen, (place) => place.base === base && isBase(place, seen));
}

/** What a pull request would bring. */
export function headOf(seen: Seen, { headOid }: Pick<ProposedChange, 'headOid'>): PlaceFacts | undefined {
  return placeWhere(seen, (place) => place.ref === headOid && !isBase(place, seen));
}

function placeWhere({ question, facts }: Seen, fits: (place: FactsPlace) => boolean): PlaceFacts | undefined {
  const index = question.places.findIndex(fits);
  return index < 0 ? undefined : facts.places[index];
}

/** The bases come first, each once. */
function isBase(place: FactsPlace, { question }: Pick<Seen, 'question'>): boolean {
  return question.places.find(({ base }) => base === place.base) === place;
}

/** @throws ActionError FILE_NOT_FOUND, FILE_NOT_TEXT, BRANCH_NOT_FOUND */
export function filesAt(place: PlaceFacts | undefined, { paths, base, environment }: Pair): readonly RemoteFile[] {
  if (place === undefined) {
    throw new ActionError('BRANCH_NOT_FOUND', `Reading "${environment.name}" failed: there is no branch "${base}".`, {
      hint: 'Check `base` of the environment in gitops.yaml.',
    });
  }
  return paths.map((path) => {
    const file = place.files.get(path);
    if (file instanceof ActionError) throw file;
    if (file !== undefined) return file;
    throw new ActionError(
      'FILE_NOT_FOUND',
      `Reading "${path}" of "${environment.name}" failed: there is no such file.`,
      {
        hint: 'Check the `targets` in gitops.yaml; a glob cannot be promoted.',
      },
    );
  });
}
