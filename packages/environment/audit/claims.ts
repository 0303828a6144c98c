import { formatReference, type ImageReference, sameRepository } from '#image';
import { appOf } from '../delivery.ts';
import type { AuditEvent } from './event.ts';
import { circumstancesOf, findingsOf, type Step } from './step.ts';
import { isSame, type Testimony, testimony } from './witness.ts';

export interface ClaimedPlace {
  readonly environment: string;
  readonly step: Step;
  /** Whether the environment's folder changed. */
  readonly folder: AuditEvent['file'];
  /** What the files hold, by repository, as far as targets say where. */
  readonly held: ReadonlyMap<string, ImageReference>;
}

/** What is said of images and no target shows: either nothing in gitops.yaml names the place, or it is not true. */
export function claims(place: ClaimedPlace): readonly AuditEvent[] {
  const { trailer, body } = place.step.words;
  const said = [trailer, body].flatMap((each) => (each?.environment === place.environment ? each.images : []));
  const images = said.filter((image, index) => said.findIndex((each) => sameRepository(each, image)) === index);
  return images.flatMap((image) => {
    const held = place.held.get(image.repository);
    const isTrue = said.every((each) => held !== undefined && (!sameRepository(each, image) || isSame(each, held)));
    return isTrue ? [] : [claimEvent(image, held, place)];
  });
}

function claimEvent(said: ImageReference, held: ImageReference | undefined, place: ClaimedPlace): AuditEvent {
  const { environment, step, folder } = place;
  const { trailer, body } = step.words;
  const isBelieved = held === undefined && folder !== 'unchanged';
  const value = isBelieved ? said : held;
  const judge = (who: string, statement: typeof trailer): Testimony => {
    const judged = testimony(who, statement, { environment, repository: said, image: isBelieved ? said : held });
    if (isBelieved || held !== undefined || judged.witness === 'missing') return judged;
    return { witness: 'differs', finding: `${who} says ${formatReference(said)}, nothing in the environment changed` };
  };
  const [byTrailer, byBody] = [judge('the trailer', trailer), judge('the body', body)];
  return {
    ...circumstancesOf(step, environment),
    app: [trailer, body].find((each) => each?.environment === environment)?.app ?? appOf(said),
    image: said.repository,
    digest: value?.digest ?? '',
    version: value?.tag ?? '',
    previous: '',
    file: isBelieved ? 'unknown' : 'unchanged',
    trailer: byTrailer.witness,
    body: byBody.witness,
    findings: findingsOf(step, byTrailer.finding, byBody.finding),
  };
}
