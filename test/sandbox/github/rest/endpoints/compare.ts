import { countCommits, listCommits, readCommit } from '../../git/commits.ts';
import { line } from '../../git/plumbing.ts';
import { resolveCommit } from '../../git/refs.ts';
import { type Endpoint, type Reply, type RestCall, reads } from '../endpoint.ts';
import { commitObject } from '../objects/commit.ts';
import { repositoryUrl } from '../objects/repository.ts';
import { notFound } from '../refusal.ts';

export const compareEndpoints: readonly Endpoint[] = [
  { route: 'GET /repos/{owner}/{repo}/compare/{basehead}', needs: [reads('contents')], handle: compare },
];

/** Without the files, which GitHub may leave out. */
async function compare({ world, repository, parameters }: RestCall): Promise<Reply> {
  const { git, nameWithOwner } = repository;
  const { basehead = '' } = parameters;
  const [from = '', to = ''] = basehead.split('...');
  const [base, head] = [await resolveCommit(git, from), await resolveCommit(git, to)];
  if (base === undefined || head === undefined) throw notFound();
  const mergeBase = await line(git, ['merge-base', base, head]);
  const commits = (await listCommits(git, `${base}..${head}`)).toReversed();
  const behind = await countCommits(git, `${head}..${base}`);
  const object = async (oid: string) => commitObject(world, repository, await readCommit(git, oid));
  const html = `${world.url}/${nameWithOwner}/compare/${basehead}`;
  const status = commits.length > 0 ? (behind > 0 ? 'diverged' : 'ahead') : behind > 0 ? 'behind' : 'identical';
  return {
    status: 200,
    body: {
      url: `${repositoryUrl(world, repository)}/compare/${basehead}`,
      html_url: html,
      permalink_url: html,
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
      base_commit: await object(base),
      merge_base_commit: await object(mergeBase),
      status,
      ahead_by: commits.length,
      behind_by: behind,
      total_commits: commits.length,
      commits: commits.map((commit) => commitObject(world, repository, commit)),
    },
  };
}
