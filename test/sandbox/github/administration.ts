import type { CheckRun } from './state/check-runs.ts';
import type { ForkOpening } from './state/fork-pull-request.ts';
import type { PullRequest, Review } from './state/pull-request.ts';
import type { Release } from './state/releases.ts';
import type { BranchRules } from './state/rules.ts';
import type { Settings } from './state/settings.ts';
import type { CheckState, CommitStatus } from './state/statuses.ts';

/** What an administrator, a reviewer or another system does to a repository, without tokens and requests. */
export interface Administration {
  configure(settings: Partial<Settings>): void;
  /** Replaces the rules of a branch. */
  protect(branch: string, rules: BranchRules): void;
  /** Who can be asked for a review or be assigned, besides the members of teams for the former. */
  addCollaborator(login: string): void;
  /** A team of the organization that has access to the repository. */
  addTeam(slug: string, members?: readonly string[]): void;
  addLabel(name: string): void;
  /** The number of the milestone. */
  addMilestone(title: string): number;
  /** A commit's status; pull requests that waited for it merge by themselves before this resolves. */
  setStatus(commit: string, context: string, state: CheckState, creator?: string): Promise<void>;
  /** What an App other than GitHub Actions has found of a commit. */
  addCheckRun(commit: string, run: Pick<CheckRun, 'name' | 'app' | 'conclusion'>): void;
  /** The newest status of each context of a commit. */
  statuses(commit: string): readonly CommitStatus[];
  /** An approving review; as above. */
  approve(number: number, login: string): Promise<void>;
  /** Another review, of the head as it stands, in place of the author's last one. */
  review(number: number, login: string, state: Review['state']): Promise<void>;
  /** The merge queue's own checks pass: what is queued for the branch merges in its order, what conflicts is dropped. */
  mergeQueued(branch: string): Promise<void>;
  /** Somebody without any right here opens a pull request from a branch of a fork; its number. */
  openFromFork(fork: string, opening: Omit<ForkOpening, 'fork'>): Promise<number>;
  /** Every pull request as it stands, oldest first. */
  pullRequests(): readonly PullRequest[];
  /** Every release, drafts included, newest first. */
  releases(): readonly Release[];
  /** The tag of the release that the repository's page shows; '' if there is none. */
  latestRelease(): string;
}
