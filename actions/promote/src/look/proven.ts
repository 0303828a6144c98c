import type { ProposedChange } from '#github';
import type { Sight } from './look.ts';

/** GitHub itself signed every commit of a pull request, for us: nobody else can have put anything there. */
export function isProven({ question, facts, overview }: Sight, { number }: Pick<ProposedChange, 'number'>): boolean {
  const read = facts.pullRequests[question.pullRequests.indexOf(number)];
  return read?.hasAllCommits === true && read.commits.every(({ signer }) => signer === overview.viewer);
}
