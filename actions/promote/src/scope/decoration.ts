import type { Decoration } from '#github';
import type { Pair } from './pair.ts';

/** What the pull request of a promotion carries when it is opened: the environment's labels, and whom its gates listen to. */
export function decorationFor({ environment, policy }: Pair): Decoration {
  const { users: reviewers, teams } = environment.reviewers;
  return { labels: policy.settings.labels, reviewers, teams, assignees: [], milestone: '' };
}
