import { code } from '#action';
import {
  commitMessage,
  type Delivery,
  freightOf,
  freightOfBlock,
  headlineOf,
  refuseForeignImages,
  sourceOfBlock,
  supersedesOfBlock,
} from '#environment';
import type { Inspection } from '#github';
import type { Warning } from '#manifest';
import type { Aim } from './aim.ts';
import { checkoutContent } from './checkout-content.ts';
import type { Content } from './content.ts';
import type { Situation } from './decide.ts';
import { describe } from './description.ts';
import { editedContent } from './edited-content.ts';
import { wholeEdit } from './group.ts';
import { guard } from './guard.ts';
import type { Inputs } from './inputs.ts';
import { look, type Memory, type Sight } from './look.ts';
import { orderWarnings } from './order.ts';
import type { Ports } from './ports.ts';
import { previousImages } from './previous.ts';
import { previousSource } from './previous-source.ts';
import { olderSiblings } from './siblings.ts';
import type { Writing } from './writing.ts';

/** One look at the repository, and what follows from it. Each attempt starts with a new one. */
export interface Round {
  readonly aim: Aim;
  readonly situation: Situation;
  readonly writing: Writing;
  readonly warnings: readonly Warning[];
  readonly decoration: Aim['decoration'];
}

/** @throws ActionError what looking, editing and guarding throw */
export async function nextRound(inputs: Inputs, ports: Ports, memory: Memory): Promise<Round> {
  const sight = await look(inputs, ports, memory);
  const { aim, seen, config } = sight;
  const content = contentOf(inputs, ports, sight);
  const { proposal, edit: wanted, onBranch, files } = content;
  const asked = deliveryOf(sight, ports, content);
  const before = previousSource(inputs, seen, asked);
  const delivery = before === undefined ? asked : { ...asked, previousSource: before };
  const closed = closedByPerson(seen, delivery);
  const words = [inputs.body, ports.bodyFile, closedNote(closed)].filter((part) => part !== '').join('\n\n');
  const situation: Situation = {
    seen,
    proposal,
    wanted,
    files,
    delivery,
    closed,
    branch: aim.branch,
    rules: {
      mode: aim.policy.settings.mode,
      foreignCommits: aim.policy.settings.foreignCommits,
      onClosed: inputs.onClosed,
    },
    // Who asked first stays: the same change asked for again is no new description.
    regionFor: ({ body }, limit) => {
      const source = sourceOfBlock(body) ?? ports.source;
      const supersedes = [...new Set([...supersedesOfBlock(body), ...(delivery.supersedes ?? [])])];
      return describe({ delivery: { ...delivery, source, supersedes }, edit: wanted, files, words }, limit);
    },
  };
  const named = inputs.image.map(({ image }) => image);
  if (inputs.appRepository !== undefined) refuseForeignImages(config, inputs.appRepository, named);
  guard({ aim, config, today: ports.today, situation });
  const warnings = await orderWarnings({ aim, situation, onBranch, github: ports.github });
  return {
    aim,
    decoration: aim.decoration,
    situation,
    warnings: [...warnings, ...closedWarnings(situation)],
    writing: {
      github: ports.github,
      repository: inputs.repository,
      seen,
      branch: aim.branch,
      siblings: aim.siblings,
      draft: inputs.draft,
      anew: proposal.anew,
      message: commitMessage(delivery, inputs.commitMessage, inputs.signOff ? seen.author : undefined),
      title: inputs.title === '' ? headlineOf(delivery) : inputs.title,
      regionWithin: (limit) => describe({ delivery, edit: wanted, files, words }, limit),
    },
  };
}

function contentOf(inputs: Inputs, { checkout, patchFiles }: Ports, { aim, seen }: Sight): Content {
  return checkout === undefined
    ? editedContent(seen, wholeEdit({ inputs, patchFiles }, aim.policy, seen))
    : checkoutContent(inputs.repository, seen, checkout);
}

/** This very change was offered before, and somebody closed it. */
function closedByPerson({ closed, viewer, pullRequest }: Inspection, { images }: Delivery): Situation['closed'] {
  if (closed === undefined || pullRequest !== undefined || images.length === 0) return undefined;
  if (closed.by === '' || closed.by === viewer.replace(/\[bot\]$/, '')) return undefined;
  return freightOfBlock(closed.body) === freightOf(images) ? closed : undefined;
}

function closedNote(closed: Situation['closed']): string {
  return closed === undefined ? '' : `#${closed.number} with this very change was closed by ${code(closed.by)}.`;
}

function closedWarnings({ closed, rules, proposal }: Situation): readonly Warning[] {
  if (closed === undefined || rules.onClosed === 'create' || proposal.paths.length === 0) return [];
  const message = `Nothing was opened: ${closed.by} closed #${closed.number} with this very change.`;
  return [{ level: 'warning', message }];
}

function deliveryOf({ aim, seen }: Sight, ports: Ports, { images, edit }: Content): Delivery {
  const older = olderSiblings(seen.siblings, { branch: aim.branch, base: seen.base.name, images });
  return {
    action: 'set',
    app: aim.app,
    environment: aim.environment,
    images,
    previous: previousImages(images, edit.changes),
    source: ports.source,
    actor: ports.actor,
    supersedes: older.map(({ pullRequest }) => `#${pullRequest.number}`),
  };
}
