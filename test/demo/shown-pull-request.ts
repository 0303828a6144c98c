import type { ShownPullRequest } from './act.ts';

/** A pull request for a terminal: its title, and the lines that it changes as git sees them. What it says is on the page. */
export function shownPullRequest({ repository, number, title, diff }: ShownPullRequest): string {
  const changed = diff.split('\n').filter((line) => /^(\+\+\+|[-+][^-+])/.test(line));
  return ['', `${repository}#${number} ${title}`, ...changed.map((line) => `  ${line}`)].join('\n');
}
