import {
  type CommitMessage,
  commitMessage,
  configPath,
  type Delivery,
  headlineOf,
  isDeliveryCommit,
  refuseForeignPaths,
  rollbackBranch,
  sourceOfCommit,
} from '#environment';
import type { Inspection } from '#github';
import { nameOf } from './aim.ts';
import type { Past } from './choose.ts';
import { type Content, contentOf } from './content.ts';
import { heldName, holdsOf, isHeld, refuseHolds } from './holds.ts';
import type { Inputs } from './inputs.ts';
import { look, type Sight } from './look.ts';
import type { Ports } from './ports.ts';
import { missingWarnings } from './presence.ts';
import { type Way, walkBack } from './walk.ts';

/** One look at the repository, and what follows from it. Each attempt starts with a new one. */
export interface Round extends Sight {
  readonly branch: string;
  readonly from: Past;
  readonly to: Past;
  readonly walked: number;
  readonly delivery: Delivery;
  readonly message: CommitMessage;
  /** The images that are, or stay, held by it. */
  readonly held: readonly string[];
  /** What is to be written; undefined where the base has it, by this very run or by another. */
  readonly content: Content | undefined;
  /** The base has it by this very run, whose answer was lost, or that was started again. */
  readonly isDone: boolean;
  readonly warnings: readonly string[];
}

/** @throws ActionError what looking, choosing, editing and guarding throw */
export async function nextRound(inputs: Inputs, ports: Ports): Promise<Round> {
  const sight = await look(inputs, ports);
  const { aim, seen } = sight;
  const now = `${ports.now().toISOString().slice(0, 19)}Z`;
  const app = nameOf(inputs);
  const isDone = seen.base.recent.some((message) =>
    isOfRun(message, { environment: aim.environment.name, app }, ports),
  );
  refuseHolds(aim, [], now.slice(0, 10));
  const way = await wayOf(inputs, ports, { sight, isDone, today: now.slice(0, 10) });
  const { from, to } = way;
  const delivery: Delivery = {
    action: 'rollback',
    environment: aim.environment.name,
    app,
    images: to.freight.images,
    previous: from.freight.images,
    source: ports.source,
    rolledBack: from.freight.id,
    actor: ports.actor,
  };
  const holds = holdsOf(aim, from.freight, to.freight);
  const round = {
    ...sight,
    ...{ branch: rollbackBranch(aim.environment.name, app), from, to, walked: way.walked, delivery, isDone },
    message: commitMessage(delivery, `${headlineOf(delivery)}\n\n${inputs.reason}`),
    held: holds.flatMap(({ images }) => images),
  };
  if (isDone || from.freight.id === to.freight.id) return { ...round, content: undefined, warnings: [] };
  refuseHolds(aim, to.freight.images, now.slice(0, 10));
  const stamp = { by: ports.actor === '' ? seen.viewer : ports.actor, at: now, reason: inputs.reason };
  const content = contentOf({ aim, seen, way, stamp });
  refuseForeignPaths(aim.policy, content.restored.files);
  const replaced = new Set(from.freight.images.map(heldName));
  const coming = to.freight.images.filter((image) => !replaced.has(heldName(image)));
  const warnings = [...(await missingWarnings(coming, ports)), ...unwritten(content, seen)];
  return { ...round, content, warnings };
}

/** The very run that asks. Its trailers decide no value: they only keep a run from going back twice. */
function isOfRun(message: string, delivery: Pick<Delivery, 'environment' | 'app'>, { source }: Ports): boolean {
  if (!isDeliveryCommit(message, delivery) || !/^Gitops-Action: rollback$/m.test(message)) return false;
  return sourceOfCommit(message)?.run === source.run;
}

interface Walking {
  readonly sight: Sight;
  readonly isDone: boolean;
  readonly today: string;
}

/** Where a run is done, it is what runs that came, and what ran before that went. */
async function wayOf(inputs: Inputs, { github }: Ports, { sight, isDone, today }: Walking): Promise<Way> {
  const { aim, seen } = sight;
  const name = nameOf(inputs);
  const way = await walkBack({
    github,
    aim,
    wish: isDone ? { kind: 'previous' } : inputs.to,
    question: {
      repository: inputs.repository,
      commit: seen.base.oid,
      base: seen.base.name,
      folder: aim.folder,
      files: aim.files,
      more: aim.files.includes(configPath) ? [] : [configPath],
      beside: seen.head === undefined ? [] : [seen.head.oid],
    },
    isHeld: (freight) => !isDone && isHeld(aim, freight, today),
    place: `"${name}" in "${aim.environment.name}"`,
  });
  return isDone ? { ...way, from: way.to, to: way.from } : way;
}

function unwritten({ isHoldWritten, holds }: Content, { base }: Inspection): readonly string[] {
  if (isHoldWritten || holds.length === 0) return [];
  return [`Nothing is held: the branch "${base.name}" has no ${configPath}. Whoever delivers there can bring it back.`];
}
