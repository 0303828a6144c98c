import { commitMessage } from '#environment';
import type { ActionError } from '#error';
import {
  enqueue,
  type GitHub,
  type MergeRequest,
  type MutationField,
  mergeNow,
  mergeWhenReady,
  type SentField,
} from '#github';
import type { Decided } from '../decide/decide.ts';
import { statusOf } from '../gates/status.ts';
import type { Sight } from '../look/look.ts';
import { gatesContext } from '../look/look.ts';
import type { GateRow } from '../result.ts';
import type { Standing } from './carry-out.ts';

export interface Merging {
  readonly pullRequest: Standing;
  readonly rows: readonly GateRow[];
  /** Its gates close again by themselves: the status is green for the moment of the merge alone. */
  readonly isTimed: boolean;
  readonly wish: 'auto' | 'immediate';
  readonly method: MergeRequest['method'];
  readonly message: MergeRequest['message'];
}

export type Merged =
  | { readonly kind: 'merged' }
  /** GitHub merges it once the rest of what it asks for is there. */
  | { readonly kind: 'asked' }
  | { readonly kind: 'open'; readonly reason: string; readonly error: ActionError | undefined }
  /** The answer was lost. */
  | { readonly kind: 'unknown'; readonly reason: string };

interface Writing {
  readonly github: Pick<GitHub, 'setStatus' | 'sendEach'>;
  /** owner/name */
  readonly repository: string;
}

/** The method that gitops.yaml wishes for, if the repository allows it. */
export function methodFor({ overview }: Sight, { target }: Pick<Decided, 'target'>): MergeRequest['method'] {
  const { methods } = overview.merging;
  const wish = target.policy.settings.mergeMethod ?? 'squash';
  return methods.includes(wish) ? wish : (methods[0] ?? wish);
}

export function messageFor(decided: Decided): MergeRequest['message'] {
  const { decision } = decided;
  return 'content' in decision ? decision.content.message : commitMessageOf(decided);
}

function commitMessageOf({ target, step }: Decided): MergeRequest['message'] {
  return commitMessage({
    action: 'promote',
    environment: target.environment.name,
    app: step.unit.name,
    images: [],
    previous: [],
  });
}

/** Merges a pull request whose gates are all passed, if its head is still the one that was judged. */
export async function merge(sight: Sight, merging: Merging, writing: Writing): Promise<Merged> {
  const { github, repository } = writing;
  const { pullRequest, isTimed, rows } = merging;
  const say = (mayMerge: boolean): Promise<void> =>
    github.setStatus({
      ...{ repository, commit: pullRequest.headOid, context: gatesContext, url: '' },
      ...statusOf(rows, mayMerge),
    });
  if (isTimed) await say(true);
  const merged = await ask(sight, merging, writing);
  if (isTimed && merged.kind !== 'merged') await say(false);
  return merged;
}

async function ask(sight: Sight, merging: Merging, writing: Writing): Promise<Merged> {
  const request: MergeRequest = { ...merging.pullRequest, ...merging };
  const [first, name] = firstField(sight, merging, request);
  const sent = await send(first, name, writing);
  if (sent.kind !== 'failed' || first.mutation !== 'enablePullRequestAutoMerge') return outcome(sent);
  // There is nothing to wait for: GitHub refuses auto-merge, and a merge is what was asked for.
  const isReady = /(clean|unstable) status|Protected branch rules not configured|not allowed for this repository/i;
  return isReady.test(sent.message)
    ? outcome(await send(mergeNow(request), 'MergePullRequest', writing))
    : outcome(sent);
}

function firstField(
  { overview }: Sight,
  { wish, isTimed }: Merging,
  request: MergeRequest,
): readonly [MutationField, string] {
  const { autoMerge, queue } = overview.merging;
  if (queue && !isTimed) return [enqueue(request), 'EnqueuePullRequest'];
  // What merges by itself later could do so when its gates are closed again.
  if (wish === 'auto' && autoMerge && !isTimed) return [mergeWhenReady(request), 'AutoMergePullRequest'];
  return [mergeNow(request), 'MergePullRequest'];
}

async function send(field: MutationField, name: string, { github, repository }: Writing): Promise<SentField> {
  const [sent] = await github.sendEach({ name, repository, fields: [field] });
  if (sent === undefined) throw new Error('a field was sent, and nothing came of it');
  return sent;
}

function outcome(sent: SentField): Merged {
  if (sent.kind === 'done') return sent.merge === undefined ? { kind: 'asked' } : { kind: 'merged' };
  if (!sent.isCertain) return { kind: 'unknown', reason: sent.message };
  return { kind: 'open', reason: sent.message, error: sent.error };
}
