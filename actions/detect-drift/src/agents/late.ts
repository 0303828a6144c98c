import { idOf, nameOf } from '#cluster';
import { headCommit } from '#git';
import type { Ports } from '../ports.ts';
import type { Comparison } from '../result.ts';
import type { Applier } from './in-cluster.ts';

/** While an agent is on its way to the commit of the files, what differs is no drift. Undefined where none is. */
export async function lateIn(
  appliers: readonly Applier[],
  { workspace, environment }: Pick<Ports, 'workspace' | 'environment'>,
): Promise<Comparison | undefined> {
  const head = (await headCommit(workspace, environment))?.sha;
  const late = appliers.filter((applier) => isLate(applier, head));
  if (late.length === 0) return undefined;
  const reason = 'the agent is on its way to another commit than that of the files';
  const notes = late.map(({ object }) => ({ object: nameOf(idOf(object)), reason, passing: true }));
  return { findings: [], notes, compared: 0 };
}

/** Of Argo CD: at work now. */
const busy: ReadonlySet<string> = new Set(['Running', 'Terminating', 'Refresh']);

function isLate({ status: { outcome, applied } }: Applier, head: string | undefined): boolean {
  // nobody is on the way
  if (outcome.state === 'suspended' || outcome.state === 'failed') return false;
  if (outcome.state === 'progressing' && (head === undefined || busy.has(outcome.reason))) return true;
  return head !== undefined && applied?.commit !== head;
}
