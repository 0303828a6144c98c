import type { ReviewFacts } from '#environment';
import type { ProposedChange, PullRequestFacts } from '#github';
import type { Sight } from '../look/look.ts';

/** What people say about a pull request, and who must not judge it; undefined where it was not asked for. */
export function reviewFacts({ question, facts }: Sight, change: ProposedChange): ReviewFacts | undefined {
  const read = facts.pullRequests[question.pullRequests.indexOf(change.number)];
  if (read === undefined) return undefined;
  const teams = [...facts.teams].flatMap(([slug, members]) =>
    members === undefined ? [] : [[slug, members] as const],
  );
  return {
    head: change.headOid,
    authors: [change.author, ...read.commits.flatMap(({ message }) => actorsOf(message))],
    committers: committersOf(read, change.author),
    reviews: read.reviews.map((review) => ({ ...review, mayWrite: true })),
    teams: new Map(teams),
  };
}

/** What will be there once it is open: nobody has looked at it yet. */
export function noReviews({ facts }: Sight, author: string): ReviewFacts {
  const teams = [...facts.teams].flatMap(([slug, members]) =>
    members === undefined ? [] : [[slug, members] as const],
  );
  return { head: '', authors: [author], committers: [], reviews: [], teams: new Map(teams) };
}

/** Any name can stand in a commit that GitHub did not make itself: beside a bot's, a person may hide behind it. */
function committersOf({ commits, hasAllCommits }: PullRequestFacts, author: string): ReviewFacts['committers'] {
  if (!hasAllCommits) return [undefined];
  return commits.flatMap(({ signer, people }) => {
    if (signer !== undefined) return [signer];
    return author.endsWith('[bot]') ? [undefined] : people;
  });
}

function actorsOf(message: string): readonly string[] {
  return [...message.matchAll(/^Gitops-Actor: (\S+)\s*$/gm)].map(([, login = '']) => login);
}
