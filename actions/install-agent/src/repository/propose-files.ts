import { type Attempted, againAfter, type Inspection, type OpenPullRequest, patience, untilCertain } from '#github';
import { carryOut, restore } from './carry-out.ts';
import type { Proposed, RepositoryChange } from './change.ts';
import { type Comparison, compare } from './compare.ts';
import { decide, type Written } from './decide.ts';
import { describe } from './description.ts';
import { look, type Sight } from './look.ts';
import type { RepositoryPorts } from './ports.ts';

/**
 * Proposes an agent's files, or that they go, by a pull request and without a clone. The same files at the followed branch: nothing is
 * written. A pull request of ours that is open: it is brought up to date, and there is never a second one.
 * @throws ActionError NOT_ALLOWED, HELD, DOWNGRADE, BRANCH_EXISTS, FOREIGN_COMMITS, and what writing to a repository throws
 */
export async function proposeFiles(
  ports: RepositoryPorts,
  change: RepositoryChange,
  { dryRun }: { readonly dryRun: boolean },
): Promise<Proposed> {
  const { log, retryFor } = ports;
  const trying = { patience: patience(retryFor), log, repository: change.repository, retryFor };
  return await untilCertain(trying, () => attempt(ports, change, dryRun));
}

async function attempt(
  ports: RepositoryPorts,
  change: RepositoryChange,
  dryRun: boolean,
): Promise<Attempted<Proposed>> {
  const sight = await look(ports, change);
  const comparison = sight.changes.length === 0 ? nothing : await compare(ports, change, sight);
  const { reports } = comparison;
  if (dryRun) {
    const { pullRequest, base } = sight.seen;
    const state = sight.changes.length === 0 ? 'unchanged' : 'planned';
    return finished({ ...pointing(pullRequest), state, commit: state === 'unchanged' ? base.oid : '', reports });
  }
  const description = describe(ports, change, { sight, comparison });
  const decision = decide(sight, description.regionFor);
  if (decision.kind === 'leave') return finished(settled(sight, decision.pullRequest, comparison));
  ports.log.info(`${sight.identity.branch}: ${words[decision.kind]}`);
  const writing = { github: ports.github, change, sight, description };
  const sent = await carryOut(decision, writing);
  if (sent.kind === 'refused') {
    await restore(decision, sent, writing);
    throw sent.error;
  }
  if (sent.kind !== 'done') return againAfter(sent);
  if (decision.kind === 'close') return finished(settled(sight, undefined, comparison));
  const headOid = decision.kind === 'describe' ? (sight.seen.head?.oid ?? '') : (sent.commit?.oid ?? '');
  // Another run may have written to the branch in between: what was described may not be what stands there.
  if (sent.pullRequest === undefined || sent.pullRequest.headOid !== headOid) return againAfter(sent);
  return finished({ ...pointing(sent.pullRequest), state: 'open', commit: headOid, reports });
}

const nothing: Comparison = { before: undefined, reports: [] };

function finished(value: Proposed): Attempted<Proposed> {
  return { kind: 'finished', value };
}

/** Without a pull request the followed branch holds it all. */
function settled({ seen }: Sight, pullRequest: OpenPullRequest | undefined, { reports }: Comparison): Proposed {
  if (pullRequest === undefined) return { ...pointing(undefined), state: 'unchanged', commit: seen.base.oid, reports };
  return { ...pointing(pullRequest), state: 'open', commit: seen.head?.oid ?? '', reports };
}

function pointing(
  pullRequest: Pick<NonNullable<Inspection['pullRequest']>, 'url' | 'number'> | undefined,
): Pick<Proposed, 'url' | 'number'> {
  return { url: pullRequest?.url ?? '', number: pullRequest?.number };
}

const words: Readonly<Record<Written['kind'], string>> = {
  describe: 'the files are right, the description is not',
  create: 'opening a pull request',
  replace: 'moving the branch to a new commit',
  close: 'nothing is left to merge, closing the pull request',
};
