import { configPath, holdOn, refuseHeld } from '#environment';
import { type ImageReference, sameRepository } from '#image';
import { applyEdit, type EditResult } from '#manifest';
import type { Aim } from './aim.ts';
import { editBy } from './edit-by.ts';
import type { Freight } from './freight.ts';

/** What is written down about a rollback, so that what it takes away does not come back by itself. */
export interface NewHold {
  readonly app: string;
  readonly images: readonly string[];
}

/** Who holds, since when, and why. */
export interface Stamp {
  readonly by: string;
  /** As 2026-11-21T10:00:00Z. */
  readonly at: string;
  readonly reason: string;
}

/** The images that another freight replaces, by the apps that they belong to. */
export function holdsOf({ apps }: Aim, from: Freight, to: Freight): readonly NewHold[] {
  const kept = new Set(to.images.map(heldName));
  const replaced = from.images.filter((image) => !kept.has(heldName(image)));
  return apps.flatMap((app) => {
    const own = replaced.filter((image) => app.images.some((known) => sameRepository(known.image, image)));
    return own.length === 0 ? [] : [{ app: app.name, images: own.map(heldName) }];
  });
}

/** As `holds[].images` names it: by its digest, and where the manifests know none by its tag. */
export function heldName({ repository, digest, tag }: ImageReference): string {
  return digest === undefined ? `${repository}:${tag ?? 'latest'}` : `${repository}@${digest}`;
}

/** Whether gitops.yaml holds a freight there. */
export function isHeld({ config, environment, apps }: Aim, { images }: Freight, today: string): boolean {
  return apps.some(
    ({ name }) => holdOn(config, { app: name, environment: environment.name, images }, today) !== undefined,
  );
}

/** @throws ActionError HELD where somebody holds the apps as a whole, or these images */
export function refuseHolds(
  { config, environment, apps }: Aim,
  images: readonly ImageReference[],
  today: string,
): void {
  for (const { name } of apps) refuseHeld(config, { app: name, environment: environment.name, images }, today);
}

/** gitops.yaml with more holds at the end of its list; every other byte of it stays. */
export function withHolds(text: string, environment: string, holds: readonly NewHold[], stamp: Stamp): EditResult {
  const { by, at, reason } = stamp;
  const lines = holds.map(
    ({ app, images }) => `holds += ${JSON.stringify({ app, environment, images, by, at, reason })}`,
  );
  const set = [`[-f ${configPath}]`, ...lines].join('\n');
  return applyEdit([{ path: configPath, text, named: true }], editBy({ set }));
}
