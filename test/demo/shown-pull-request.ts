import type { ShownPullRequest } from './act.ts';

/** A pull request for a terminal: its title, the lines that it changes as git sees them, its body. */
export function shownPullRequest({ repository, number, title, body, diff }: ShownPullRequest): string {
  const changed = diff.split('\n').filter((line) => /^(\+\+\+|[-+][^-+])/.test(line));
  return ['', `${repository}#${number} ${title}`, ...changed, '', body, ''].join('\n');
}
