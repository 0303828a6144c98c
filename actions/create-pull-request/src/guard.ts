import { type Config, inPath, refuseForeignPaths, refuseHeld, versionSteps } from '#environment';
import { ActionError } from '#error';
import { type ImageReference, sameRepository } from '#image';
import type { EditResult, Warning } from '#manifest';
import type { Aim } from './aim.ts';
import type { Situation } from './decide.ts';
import { previousImages } from './previous.ts';

export interface Guarded {
  readonly aim: Aim;
  readonly config: Config | undefined;
  /** As 2026-12-01. */
  readonly today: string;
  readonly situation: Situation;
  /** What our branch holds instead of what is wanted, if it is there. */
  readonly onBranch: EditResult | undefined;
}

/**
 * Everything that may forbid a change, asked again at each look.
 * @throws ActionError HELD, NOT_ALLOWED, DOWNGRADE
 */
export function guard({ aim, config, today, situation, onBranch }: Guarded): readonly Warning[] {
  const { delivery, proposal, wanted, seen } = situation;
  refuseHeld(config, delivery, today);
  for (const app of appsOf(config, delivery.images)) refuseHeld(config, { ...delivery, app }, today);
  refuseForeignPaths(aim.policy, proposal.anew.changes);
  refuseOtherPlaces(aim, wanted);
  const { images } = delivery;
  const place = seen.pullRequest === undefined ? aim.branch : `pull request #${seen.pullRequest.number}`;
  const waiting = seen.pullRequest === undefined ? [] : previousImages(images, onBranch?.changes ?? []);
  return orderWarnings(aim, images, { there: waiting, place });
}

/** In a group the holds are on its apps. */
function appsOf(config: Config | undefined, images: readonly ImageReference[]): readonly string[] {
  const apps = config?.apps.filter((app) =>
    app.images.some((known) => images.some((image) => sameRepository(known.image, image))),
  );
  return apps?.map(({ name }) => name) ?? [];
}

interface There {
  readonly there: readonly ImageReference[];
  readonly place: string;
}

export function orderWarnings(
  { policy: { settings } }: Pick<Aim, 'policy'>,
  images: readonly ImageReference[],
  { there, place }: There,
): readonly Warning[] {
  if (settings.downgrade === 'allow') return [];
  const { older, unordered } = versionSteps(images, there);
  if (older.length > 0 && settings.downgrade === 'deny') {
    throw new ActionError('DOWNGRADE', `Moving ${older.join(', ')} was refused: ${place} holds a newer version.`, {
      hint: 'Set `downgrade: warn` or `allow` if it is meant, as far as gitops.yaml allows it.',
    });
  }
  return [
    ...older.map((step) => warning(`This moves ${step}, back from what ${place} holds.`)),
    ...unordered.map((step) => warning(`Whether ${step} goes forward cannot be told from these tags (${place}).`)),
  ];
}

function warning(message: string): Warning {
  return { level: 'warning', message };
}

/** Where gitops.yaml says at which path of a file an image stands, no other place of that file is written. */
function refuseOtherPlaces({ policy: { app, path } }: Aim, { changes }: EditResult): void {
  const targets = app?.images.flatMap((image) => image.targets) ?? [];
  for (const change of changes.filter(({ by }) => by === 'image')) {
    const places = targets.filter(({ file }) => inPath(file, path) === change.file).map(({ at }) => at);
    const fits = places.some(
      (at) =>
        at === undefined ||
        change.path === at ||
        (/^[.[]/.test(change.path.slice(at.length)) && change.path.startsWith(at)),
    );
    if (places.length === 0 || fits) continue;
    throw new ActionError(
      'NOT_ALLOWED',
      `Editing ${change.path} in ${change.file} was refused: gitops.yaml names ${places.join(', ')} there.`,
      { hint: 'Add the place to the `targets` of the image in gitops.yaml on the base branch.' },
    );
  }
}
