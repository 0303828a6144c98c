import { formatReference, type ImageReference } from '#image';
import type { EnvironmentConfig } from '../config/environments.ts';
import type { Statement } from '../statement.ts';
import { claims } from './claims.ts';
import type { AuditEvent, Witness } from './event.ts';
import type { HeldImages } from './held-images.ts';
import { circumstancesOf, findingsOf, type Step } from './step.ts';
import { testimony } from './witness.ts';

/** What a step changed in an environment: images where targets say where they stand, what is claimed of others, or something else. */
export function eventsIn(environment: EnvironmentConfig, step: Step): readonly AuditEvent[] {
  const { before, commit, config, held } = step;
  const apps = config.apps.filter((app) => app.environments?.includes(environment.name) ?? true);
  const known = new Map<string, ImageReference>();
  const changes = apps.flatMap((app) => {
    const now = held({ environment, app }, commit);
    const then: HeldImages = before === undefined ? new Map() : held({ environment, app }, before);
    for (const image of now?.values() ?? []) known.set(image.repository, image);
    if (now === undefined || then === undefined) return [];
    return changedImages(then, now).map((change) =>
      changeEvent(change, { app: app.name, environment: environment.name, step }),
    );
  });
  const folder = folderOf(environment, step);
  const about = new Set(changes.map(({ image }) => image));
  const claimed = claims({ environment: environment.name, step, folder, held: known });
  const events = [...changes, ...claimed.filter(({ image }) => !about.has(image))];
  return events.length === 0 && folder === 'changed' ? [otherEvent(environment.name, step)] : events;
}

function folderOf({ path }: EnvironmentConfig, { before, commit }: Step): AuditEvent['file'] {
  if (path === undefined) return 'unknown';
  return commit.folders.get(path) === before?.folders.get(path) ? 'unchanged' : 'changed';
}

interface ImageChange {
  readonly repository: ImageReference;
  /** Undefined where the files no longer name it. */
  readonly image: ImageReference | undefined;
  readonly previous: ImageReference | undefined;
}

function changedImages(then: NonNullable<HeldImages>, now: NonNullable<HeldImages>): readonly ImageChange[] {
  return [...new Map([...then, ...now]).values()].flatMap((repository) => {
    const [previous, image] = [then.get(repository.repository), now.get(repository.repository)];
    const isSame = previous?.tag === image?.tag && previous?.digest === image?.digest;
    return isSame && (previous === undefined) === (image === undefined) ? [] : [{ repository, image, previous }];
  });
}

interface ChangePlace {
  readonly app: string;
  readonly environment: string;
  readonly step: Step;
}

function changeEvent(change: ImageChange, { app, environment, step }: ChangePlace): AuditEvent {
  const { repository, image, previous } = change;
  const found = { environment, repository, image };
  const trailer = testimony('the trailer', step.words.trailer, found);
  const body = testimony('the body', step.words.body, found);
  return {
    ...circumstancesOf(step, environment),
    app,
    image: repository.repository,
    digest: image?.digest ?? '',
    version: image?.tag ?? '',
    previous: previous === undefined ? '' : formatReference(previous),
    file: 'changed',
    trailer: trailer.witness,
    body: body.witness,
    findings: findingsOf(step, trailer.finding, body.finding),
  };
}

/** The environment changed, and none of the images that anything says something about. */
function otherEvent(environment: string, step: Step): AuditEvent {
  const { trailer, body } = step.words;
  const witness = (statement: Statement | undefined): Witness => {
    if (statement === undefined) return 'missing';
    return statement.environment === environment ? 'agrees' : 'differs';
  };
  const finding = (who: string, statement: Statement | undefined): string =>
    witness(statement) === 'differs' ? `${who} names the environment ${statement?.environment ?? '(none)'}` : '';
  return {
    ...circumstancesOf(step, environment),
    app: [trailer, body].find((each) => each?.environment === environment)?.app ?? '',
    ...{ image: '', digest: '', version: '', previous: '' },
    file: 'changed',
    trailer: witness(trailer),
    body: witness(body),
    findings: findingsOf(step, finding('the trailer', trailer), finding('the body', body)),
  };
}
