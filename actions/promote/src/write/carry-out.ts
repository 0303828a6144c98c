import type { ActionError } from '#error';
import {
  describePullRequest,
  type GitHub,
  openPullRequest,
  putCommit,
  replaceBranch,
  type Sent,
  type SentField,
  takeBack,
} from '#github';
import type { Sight } from '../look/look.ts';
import { type Carrying, carryingOf, describing, type Planned, targetOf } from './plan.ts';
import { tableFields } from './say.ts';

interface Writing {
  readonly github: Pick<GitHub, 'send' | 'sendEach' | 'writeCommit'>;
  /** owner/name */
  readonly repository: string;
  /** Pull requests of others, with what their gates say: it goes into their bodies. */
  readonly others: Parameters<typeof tableFields>[0];
}

/** What became of one decision. */
export type Carried =
  | { readonly kind: 'done'; readonly pullRequest: Standing | undefined }
  /** It is not certain how things stand: only another look tells. */
  | { readonly kind: 'again'; readonly reason: string; readonly isUnknown: boolean }
  | { readonly kind: 'refused'; readonly error: ActionError };

/** A pull request, and where its branch stands by now. */
export interface Standing {
  readonly id: string;
  readonly number: number;
  readonly url: string;
  readonly headOid: string;
}

/** One document for all of it; one or two for each that a single document cannot carry out. */
export async function carryOut(sight: Sight, all: readonly Planned[], writing: Writing): Promise<readonly Carried[]> {
  const { github, repository, others } = writing;
  const carryings = all.map((planned) => carryingOf(sight, planned, repository));
  const fields = carryings.flatMap((carrying) => (carrying.kind === 'fields' ? carrying.fields : []));
  const sent = await github.sendEach({ name: 'Promote', repository, fields: [...fields, ...tableFields(others)] });
  const carried: Carried[] = [];
  let taken = 0;
  for (const [index, planned] of all.entries()) {
    const carrying = carryings[index] ?? { kind: 'nothing' };
    const count = carrying.kind === 'fields' ? carrying.fields.length : 0;
    const own = sent.slice(taken, taken + count);
    taken += count;
    carried.push(await carriedBy(sight, planned, { carrying, own, writing }));
  }
  return carried;
}

interface Sending {
  readonly carrying: Carrying;
  readonly own: readonly SentField[];
  readonly writing: Writing;
}

async function carriedBy(sight: Sight, planned: Planned, { carrying, own, writing }: Sending): Promise<Carried> {
  switch (carrying.kind) {
    case 'nothing':
      return { kind: 'done', pullRequest: standingOf(planned) };
    case 'fields':
      return await settled(sight, planned, { sent: joined(own), writing });
    case 'alone':
      return await settled(sight, planned, { sent: await sendAlone(sight, planned, writing), writing });
  }
}

function standingOf({ decision }: Planned): Standing | undefined {
  return 'change' in decision ? decision.change : undefined;
}

/** What the fields of one decision did together. */
function joined(own: readonly SentField[]): Sent {
  const landed = Object.assign({}, ...own.map((field) => (field.kind === 'done' ? field : {})));
  const failed = own.find((field) => field.kind === 'failed');
  if (failed?.kind !== 'failed') return { ...landed, kind: 'done' };
  if (failed.isCertain) return { kind: 'refused', error: failed.error, landed };
  return { kind: 'unknown', reason: failed.message };
}

async function sendAlone(sight: Sight, planned: Planned, writing: Writing): Promise<Sent> {
  const { decision, branch, target } = planned;
  if (decision.kind !== 'open' && decision.kind !== 'append' && decision.kind !== 'replace') return { kind: 'done' };
  const { content } = decision;
  const { parent, changes } = content;
  const { repositoryId } = sight.overview;
  const words = describing(planned, decision);
  const commit = targetOf(sight, content, writing);
  if (decision.kind === 'open') {
    const opening = openPullRequest({ repositoryId, base: target.base, branch, draft: false, ...words });
    if (decision.left !== undefined)
      return await replaceBranch(commit, { branch, from: decision.left, parent, changes }, opening);
    return await putCommit(commit, { branch, from: undefined, parent, changes }, { name: 'Promote', after: [opening] });
  }
  const { headOid: from } = decision.change;
  return await replaceBranch(
    commit,
    { branch, from, parent, changes },
    describePullRequest({ ...decision.change, ...words }),
  );
}

interface Answered {
  readonly sent: Sent;
  readonly writing: Writing;
}

async function settled(sight: Sight, planned: Planned, { sent, writing }: Answered): Promise<Carried> {
  const { decision, branch } = planned;
  switch (sent.kind) {
    case 'done': {
      if (decision.kind === 'close') return { kind: 'done', pullRequest: decision.change };
      const head = sent.commit?.oid ?? standingOf(planned)?.headOid;
      // Somebody else may have written to the branch in between.
      if (sent.pullRequest === undefined || sent.pullRequest.headOid !== head) {
        return { kind: 'again', reason: 'the pull request shows another commit', isUnknown: false };
      }
      return { kind: 'done', pullRequest: sent.pullRequest };
    }
    case 'refused': {
      const before = 'change' in decision ? decision.change : undefined;
      const left = decision.kind === 'open' ? decision.left : undefined;
      await takeBack(
        sent,
        { ...writing, repositoryId: sight.overview.repositoryId },
        { branch, oid: before?.headOid ?? left, pullRequest: before, isReplaced: decision.kind === 'replace' },
      );
      return { kind: 'refused', error: sent.error };
    }
    case 'moved':
    case 'limited':
      return { kind: 'again', reason: sent.reason, isUnknown: false };
    case 'unknown':
      return { kind: 'again', reason: sent.reason, isUnknown: true };
  }
}
