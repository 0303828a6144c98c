import {
  type Delivery,
  type DeliverySource,
  imagesOfCommit,
  isDeliveryCommit,
  sourceOfCommit,
  versionSteps,
} from '#environment';
import { ActionError } from '#error';
import type { GitHub } from '#github';
import type { ImageReference } from '#image';
import type { EditResult, Warning } from '#manifest';
import type { Aim } from './aim.ts';
import { descentOf } from './ancestry.ts';
import type { Situation } from './decide.ts';
import { previousImages } from './previous.ts';

export interface Ordered {
  readonly aim: Pick<Aim, 'branch' | 'policy'>;
  readonly situation: Pick<Situation, 'seen' | 'delivery' | 'wanted'>;
  /** What our branch holds instead of what is wanted, if it is there. */
  readonly onBranch: EditResult | undefined;
  readonly github: Pick<GitHub, 'compareCommits'>;
}

/**
 * Whether the delivery goes back from what runs, or from what waits in a pull request: by the versions in the tags, and
 * where those have no order by the commits that the images were built from.
 * @throws ActionError DOWNGRADE
 */
export async function orderWarnings(ordered: Ordered): Promise<readonly Warning[]> {
  const { aim, situation } = ordered;
  if (aim.policy.settings.downgrade === 'allow') return situation.wanted.warnings;
  const waiting = [...ownPullRequest(ordered), ...siblings(ordered)];
  const warnings = await baseWarnings(ordered);
  const found: Warning[] = [];
  for (const standing of waiting) {
    const { back, untold } = await stepsFrom(standing, ordered);
    found.push(...refusedOrWarned(back, standing, aim));
    if (standing.isOurs) found.push(...untold.map((step) => untellable(step, standing.place)));
  }
  return [...warnings, ...found];
}

/** What stands somewhere, to be held against the delivery. */
interface Standing {
  readonly images: readonly ImageReference[];
  readonly place: string;
  /** Where the images come from. */
  readonly source: DeliverySource | undefined;
  readonly isOurs: boolean;
}

function ownPullRequest({ situation: { seen, delivery }, onBranch }: Ordered): readonly Standing[] {
  const { pullRequest, head } = seen;
  if (pullRequest === undefined || head === undefined) return [];
  const images = previousImages(delivery.images, onBranch?.changes ?? []);
  const source = isDeliveryCommit(head.message, delivery) ? sourceOfCommit(head.message) : undefined;
  return [{ images, place: `pull request #${pullRequest.number}`, source, isOurs: true }];
}

/** Those of other versions, each in a pull request of its own. */
function siblings({ aim, situation: { seen } }: Ordered): readonly Standing[] {
  return seen.siblings
    .filter(({ branch, pullRequest }) => branch !== aim.branch && pullRequest.base === seen.base.name)
    .map(({ pullRequest: { number, messages } }) => {
      const message = messages.at(-1) ?? '';
      const place = `pull request #${number}`;
      return { images: imagesOfCommit(message), place, source: sourceOfCommit(message), isOurs: false };
    });
}

/** The edit has judged the versions already; what it could not tell, the commits may. */
async function baseWarnings(ordered: Ordered): Promise<readonly Warning[]> {
  const { aim, situation } = ordered;
  const { delivery, seen, wanted } = situation;
  const { unordered } = versionSteps(delivery.images, delivery.previous);
  if (unordered.length === 0) return wanted.warnings;
  const descent = await descentOf(delivery, delivery.previousSource, ordered.github);
  if (descent === 'unknown') return wanted.warnings;
  const told = wanted.warnings.filter(
    ({ message }) => !/^Whether ".*" is older than ".*" cannot be told/.test(message),
  );
  const back = descent === 'back' ? unordered.map((step) => earlier(step, delivery)) : [];
  return [...told, ...refusedOrWarned(back, { place: `"${seen.base.name}"` }, aim)];
}

interface Steps {
  readonly back: readonly string[];
  readonly untold: readonly string[];
}

async function stepsFrom(standing: Standing, { situation: { delivery }, github }: Ordered): Promise<Steps> {
  const { older, unordered } = versionSteps(delivery.images, standing.images);
  if (unordered.length === 0) return { back: older, untold: [] };
  const descent = await descentOf(delivery, standing.source, github);
  if (descent === 'unknown') return { back: older, untold: unordered };
  return {
    back: descent === 'back' ? [...older, ...unordered.map((step) => earlier(step, delivery))] : older,
    untold: [],
  };
}

function earlier(step: string, { source }: Delivery): string {
  return `${step}, an earlier commit of ${source?.repository}`;
}

function refusedOrWarned(
  back: readonly string[],
  { place }: Pick<Standing, 'place'>,
  { policy: { settings } }: Ordered['aim'],
): readonly Warning[] {
  if (back.length > 0 && settings.downgrade === 'deny') {
    throw new ActionError('DOWNGRADE', `Moving ${back.join('; ')} was refused: ${place} holds a newer version.`, {
      hint: 'Set `downgrade: warn` or `allow` if it is meant, as far as gitops.yaml allows it.',
    });
  }
  return back.map((step) => ({ level: 'warning', message: `This moves ${step}, back from what ${place} holds.` }));
}

function untellable(step: string, place: string): Warning {
  return { level: 'warning', message: `Whether ${step} goes forward cannot be told from these tags (${place}).` };
}
