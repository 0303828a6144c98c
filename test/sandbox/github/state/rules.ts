import { zeros } from '../git/move-refs.ts';
import { isFastForward, type RefChange } from '../git/refs.ts';
import type { Repository } from './repository.ts';
import type { Caller } from './tokens.ts';

/** What holds for one branch, as by a rule set that targets it. Absent: not required. */
export interface BranchRules {
  /** Changes come by pull requests only, with so many approvals. */
  readonly pullRequest?: { readonly approvals: number };
  /** Statuses that have to be successful on the head. */
  readonly checks?: readonly string[];
  /** Those of them that only the App with this id may post. */
  readonly checkApps?: Readonly<Record<string, number>>;
  /** The head has to contain the base. */
  readonly upToDate?: boolean;
  readonly linearHistory?: boolean;
  readonly mergeQueue?: boolean;
  /** Logins to which none of it applies. */
  readonly bypass?: readonly string[];
}

export function rulesOf({ rules }: Repository, branch: string): BranchRules {
  return rules.get(branch) ?? {};
}

export function hasRules(rules: BranchRules): boolean {
  const { pullRequest, checks = [], linearHistory = false, mergeQueue = false } = rules;
  return pullRequest !== undefined || checks.length > 0 || linearHistory || mergeQueue;
}

/** In the words of GitHub, why a ref may not be moved by hand; undefined if it may. */
export async function refRuleProblem(
  repository: Repository,
  caller: Caller,
  { name, before, after }: RefChange,
): Promise<string | undefined> {
  if (isLocked(repository, name)) return violation('Cannot update this protected ref.');
  const rules = rulesOf(repository, name.replace(/^refs\/heads\//, ''));
  if (!name.startsWith('refs/heads/') || !hasRules(rules) || rules.bypass?.includes(caller.actor) === true) {
    return undefined;
  }
  if (after === zeros) return violation('Cannot delete this protected branch.');
  if (before === zeros) return undefined;
  if (rules.mergeQueue === true) return violation('Changes must be made through the merge queue');
  if (rules.pullRequest !== undefined) return violation('Changes must be made through a pull request.');
  if (!(await isFastForward(repository.git, before, after))) return violation('Cannot force-push to this branch');
  const [missing] = rules.checks ?? [];
  return missing === undefined ? undefined : violation(`Required status check "${missing}" is expected.`);
}

/** The tag of an immutable release stays where it is, for everybody. */
function isLocked({ releases }: Repository, name: string): boolean {
  return name.startsWith('refs/tags/') && releases.published(name.slice('refs/tags/'.length))?.immutable === true;
}

/** The branches and tags to which a caller may not push. */
export function ruledRefs({ rules, releases }: Repository, { actor }: Caller): readonly string[] {
  const locked = releases.list().filter(({ immutable }) => immutable);
  const branches = [...rules]
    .filter(([, { bypass, pullRequest, mergeQueue }]) => {
      return (pullRequest !== undefined || mergeQueue === true) && bypass?.includes(actor) !== true;
    })
    .map(([branch]) => `refs/heads/${branch}`);
  return [...branches, ...locked.map(({ tag }) => `refs/tags/${tag}`)];
}

/** How GitHub words what a rule set refuses. */
export function violation(text: string): string {
  return `Repository rule violations found\n\n${text}\n\n`;
}
