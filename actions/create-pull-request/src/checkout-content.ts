import { ActionError } from '#error';
import type { CheckoutChange, CheckoutChanges } from '#git';
import { blobOid, type FileChange, type Inspection, type PathState } from '#github';
import type { Warning } from '#manifest';
import type { Content } from './content.ts';
import type { Proposal } from './proposal.ts';

/**
 * The uncommitted changes of a checkout. They are whole files: on top of other commits than its own, each may only replace
 * what the checkout started from.
 * @throws ActionError CHECKOUT_REFUSED where the repository does not know that commit
 */
export function checkoutContent(repository: string, seen: Inspection, checkout: CheckoutChanges): Content {
  const changes = checkout.changes.map(fileChange);
  const parent = seen.checkout ?? unknown(repository, checkout);
  return {
    images: [],
    edit: { files: [], changes: [], skipped: [], warnings: warningsOf(checkout.changes, seen), diff: '' },
    onBranch: undefined,
    files: changes,
    proposal: proposalOf(seen, checkout.changes, { parent, changes }),
  };
}

/** Git merges the two, if it can. */
function warningsOf(changes: readonly CheckoutChange[], { base }: Inspection): readonly Warning[] {
  const paths = movedPaths(changes, base.states);
  if (paths.length === 0) return [];
  const message = `"${base.name}" has changed ${paths.join(', ')} since the commit of the checkout: it may conflict.`;
  return [{ level: 'warning', message }];
}

function proposalOf({ base, head }: Inspection, changes: readonly CheckoutChange[], anew: Proposal['anew']): Proposal {
  return {
    paths: changes.filter((change) => !isDone(change, base.states)).map(({ path }) => path),
    anew,
    onBase: () => onTop(changes, base.states) ?? moved(changes, base.states, `"${base.name}"`),
    isOnBranch: head !== undefined && changes.every((change) => isDone(change, head.states)),
    onOurs: head === undefined ? undefined : onTop(changes, head.states),
    onTheirs: () =>
      head === undefined ? undefined : (onTop(changes, head.states) ?? moved(changes, head.states, 'our branch')),
    async missingAt(github, commit) {
      // Where the base had another content, git has merged the two.
      const certain = changes.filter((change) => isDone(change, base.states) || isUntouched(change, base.states));
      const states = await github.readStates(
        commit,
        certain.map(({ path }) => path),
      );
      return certain.find((change) => !isDone(change, states))?.path;
    },
  };
}

type States = ReadonlyMap<string, PathState>;

/** What is still to be written; undefined where somebody has changed one of the files since. */
function onTop(changes: readonly CheckoutChange[], states: States): readonly FileChange[] | undefined {
  const open = changes.filter((change) => !isDone(change, states));
  return open.every((change) => isUntouched(change, states)) ? open.map(fileChange) : undefined;
}

function isDone({ path, after }: CheckoutChange, states: States): boolean {
  return isSame(states.get(path), after);
}

function isUntouched({ path, before }: CheckoutChange, states: States): boolean {
  return isSame(states.get(path), before);
}

function isSame(state: PathState | undefined, file: PathState | undefined): boolean {
  return state?.oid === file?.oid && state?.mode === file?.mode;
}

function fileChange({ path, before, after }: CheckoutChange): FileChange {
  if (after === undefined) return { kind: 'delete', path };
  const { bytes, mode, oid } = after;
  if (blobOid(bytes, oid) === oid) return { kind: 'write', path, bytes, mode, previousMode: before?.mode };
  throw new ActionError('CHECKOUT_REFUSED', `Committing "${path}" was refused: what was read is not what git stores.`, {
    hint: 'Nothing may write to the checkout meanwhile, and what .gitattributes converts must become UTF-8.',
  });
}

/** Where neither what the checkout started from stands, nor what it holds. */
function movedPaths(changes: readonly CheckoutChange[], states: States): readonly string[] {
  const found = changes.filter((change) => !isDone(change, states) && !isUntouched(change, states));
  return found.map(({ path }) => `"${path}"`);
}

function moved(changes: readonly CheckoutChange[], states: States, place: string): never {
  const names = movedPaths(changes, states).join(', ');
  throw new ActionError(
    'BASE_MOVED',
    `Writing ${names} to ${place} was refused: since the commit of the checkout they were changed there.`,
    { hint: 'Check the branch out again, repeat the change, and run this step then.' },
  );
}

function unknown(repository: string, { head }: CheckoutChanges): never {
  throw new ActionError('CHECKOUT_REFUSED', `Starting from the checkout failed: ${repository} has no commit ${head}.`, {
    hint: 'Check out that repository (the input `repository` names it), and push what is committed in the checkout.',
  });
}
