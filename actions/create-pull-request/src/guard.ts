import { type Config, inPath, refuseForeignPaths, refuseHeld } from '#environment';
import { ActionError } from '#error';
import { type ImageReference, sameRepository } from '#image';
import type { EditResult } from '#manifest';
import type { Aim } from './aim.ts';
import type { Situation } from './decide.ts';

export interface Guarded {
  readonly aim: Aim;
  readonly config: Config | undefined;
  /** As 2026-12-01. */
  readonly today: string;
  readonly situation: Situation;
}

/**
 * Whether gitops.yaml allows the change, asked again at each look.
 * @throws ActionError HELD, NOT_ALLOWED
 */
export function guard({ aim, config, today, situation }: Guarded): void {
  const { delivery, proposal, wanted } = situation;
  refuseHeld(config, delivery, today);
  for (const app of appsOf(config, delivery.images)) refuseHeld(config, { ...delivery, app }, today);
  refuseDuringRollback(situation);
  refuseForeignPaths(aim.policy, proposal.anew.changes);
  refuseOtherPlaces(aim, wanted);
}

/** What comes now might bring back what somebody is taking away, before that is held. */
function refuseDuringRollback({ delivery, proposal, seen: { waiting } }: Situation): void {
  const [rollback] = waiting;
  if (rollback === undefined || proposal.paths.length === 0) return;
  const { app, environment } = delivery;
  throw new ActionError(
    'HELD',
    `Delivering "${app}" to "${environment}" was refused: the rollback #${rollback.number} is open there.`,
    { hint: `Merge or close ${rollback.url}, then run this again.` },
  );
}

/** In a group the holds are on its apps. */
function appsOf(config: Config | undefined, images: readonly ImageReference[]): readonly string[] {
  const apps = config?.apps.filter((app) =>
    app.images.some((known) => images.some((image) => sameRepository(known.image, image))),
  );
  return apps?.map(({ name }) => name) ?? [];
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
