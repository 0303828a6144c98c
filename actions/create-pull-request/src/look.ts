import { type Config, foreignCommits, readConfig } from '#environment';
import { ActionError } from '#error';
import type { CheckoutChanges } from '#git';
import type { Inspection } from '#github';
import { type Aim, aimAt, answers, type Known, nothingKnown, questionOf } from './aim.ts';
import { isCurrent, listGlobs } from './globs.ts';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';

export interface Sight {
  readonly aim: Aim;
  readonly seen: Inspection;
  readonly config: Config | undefined;
}

/** What a run remembers from one look to the next, so that only the first has to guess. */
export interface Memory {
  known: Known;
}

export function newMemory(checkout: CheckoutChanges | undefined): Memory {
  return { known: { ...nothingKnown, checkout } };
}

const maximumLooks = 14;
const maximumTaken = 9;

/** One request where the inputs name everything; one more for each thing that only the repository knows. */
export async function look(inputs: Inputs, ports: Ports, memory: Memory): Promise<Sight> {
  for (let count = 1; count <= maximumLooks; count++) {
    const aim = aimAt(inputs, memory.known);
    const seen = await ports.github.inspect(questionOf(inputs.repository, aim));
    const config = seen.base.config === undefined ? undefined : readConfig(seen.base.config);
    const groupFiles = inputs.group === '' ? [] : (seen.pullRequest?.files ?? []);
    memory.known = { ...memory.known, config, groupFiles };
    memory.known = { ...memory.known, listed: await listed(inputs, ports, { aim, seen, known: memory.known }) };
    const better = aimAt(inputs, memory.known);
    if (answers(seen, aim, better)) {
      if (better.paths.length + better.globs.length === 0 && better.checkout === undefined) throw noPath();
      const sight = { aim: better, seen, config };
      if (!isTaken(sight)) return sight;
      memory.known = { ...memory.known, taken: memory.known.taken + 1 };
    }
  }
  throw new ActionError('BASE_MOVED', `Reading ${inputs.repository} failed: each look asked for another one.`, {
    hint: 'Check whether gitops.yaml names a `base` whose own gitops.yaml names another.',
  });
}

interface Seen {
  readonly aim: Aim;
  readonly seen: Inspection;
  readonly known: Known;
}

/** What the globs stand for: asked again only where the base has changed below their folders. */
async function listed(inputs: Inputs, { github }: Ports, { aim, seen, known }: Seen): Promise<Known['listed']> {
  if (aim.globs.length === 0) return undefined;
  if (known.listed !== undefined && isCurrent(known.listed, seen)) return known.listed;
  return await listGlobs(aim.globs, seen, (tree) => github.listFiles(inputs.repository, tree));
}

/** Somebody's commits on our branch, where the next branch shall be taken instead. */
function isTaken({ aim: { policy, app, environment, branch }, seen: { head } }: Sight): boolean {
  if (policy.settings.foreignCommits !== 'new-branch' || head === undefined) return false;
  if (foreignCommits(head, { app, environment }).length === 0) return false;
  return !branch.endsWith(`-${maximumTaken}`);
}

function noPath(): ActionError {
  return new ActionError('INPUT_INVALID', 'Finding the files failed: there is no `path`, and gitops.yaml names none.', {
    hint: 'Set `path`, or the `targets` of the app’s images in gitops.yaml.',
  });
}
