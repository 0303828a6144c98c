import type { Config } from '../config/config.ts';
import type { Statement } from '../statement.ts';
import type { AuditEvent } from './event.ts';
import type { ReadHeld } from './held-images.ts';
import type { Moment } from './timeline.ts';

/** What is said of a commit: by its trailers, and by its pull request. */
export interface Words {
  readonly trailer: Statement | undefined;
  readonly body: Statement | undefined;
}

/** One step of a branch. */
export interface Step extends Moment {
  readonly words: Words;
  readonly config: Config;
  readonly held: ReadHeld;
}

type Circumstances = Omit<
  AuditEvent,
  'app' | 'image' | 'digest' | 'version' | 'previous' | 'file' | 'trailer' | 'body' | 'findings'
>;

/** Who did it, when, and on whose word. Words about another environment say nothing of this one. */
export function circumstancesOf({ commit, time, words: { trailer, body } }: Step, environment: string): Circumstances {
  const own = [trailer, body].filter((statement) => statement?.environment === environment);
  const source = own.flatMap((statement) => statement?.source ?? [])[0];
  const { pullRequest } = commit;
  return {
    time,
    environment,
    action: own.flatMap((statement) => statement?.action ?? [])[0] ?? 'edit',
    actor: own.flatMap((statement) => statement?.actor ?? [])[0] ?? commit.author,
    approvers: pullRequest?.approvers ?? [],
    mergedBy: pullRequest?.mergedBy ?? '',
    source: source === undefined ? '' : `${source.repository}@${source.sha}`,
    run: source?.run ?? '',
    commit: commit.oid,
    verified: commit.verified,
    pullRequest: pullRequest?.url ?? '',
    gates: pullRequest?.gates ?? '',
  };
}

/** What does not fit, with what is wrong about the whole commit. */
export function findingsOf({ commit }: Step, ...found: readonly string[]): readonly string[] {
  const { gates = '' } = commit.pullRequest ?? {};
  const bypassed = gates === '' || gates === 'success' ? '' : `merged with gates ${gates}`;
  return [...found, bypassed].filter((finding) => finding !== '');
}
