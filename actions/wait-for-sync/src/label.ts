import type { Inputs } from './inputs.ts';

/** What is waited for, for people: `acme/env#12`, `acme/env@1234567`. */
export function labelOf({ repository, commit, pullRequest }: Inputs): string {
  if (pullRequest !== undefined) return `${repository}#${pullRequest}`;
  return commit === undefined ? repository : `${repository}@${commit.slice(0, 7)}`;
}
