import { listOids } from '../git/history.ts';
import { resolveCommit } from '../git/refs.ts';
import type { Repository } from './repository.ts';
import type { World } from './world.ts';

export interface NotesOf {
  readonly tag: string;
  /** Where the tag does not exist yet. */
  readonly target: string | undefined;
  readonly previous: string | undefined;
}

/** The merged pull requests since the release before, in GitHub's form. Undefined where no commit is named. */
export async function releaseNotes(
  world: World,
  { git, nameWithOwner, pullRequests, defaultBranch }: Repository,
  { tag, target, previous }: NotesOf,
): Promise<{ readonly name: string; readonly body: string } | undefined> {
  const head = (await resolveCommit(git, `refs/tags/${tag}`)) ?? (await resolveCommit(git, target ?? defaultBranch));
  const base = previous === undefined ? undefined : await resolveCommit(git, `refs/tags/${previous}`);
  if (head === undefined || (previous !== undefined && base === undefined)) return undefined;
  const commits = new Set(await listOids(git, base === undefined ? head : `${base}..${head}`));
  const page = `${world.url}/${nameWithOwner}`;
  const merged = pullRequests.list().filter(({ merge }) => merge !== undefined && commits.has(merge.commit));
  const rows = merged.map(({ title, author, number }) => `* ${title} by @${author} in ${page}/pull/${number}`);
  const range = previous === undefined ? `commits/${tag}` : `compare/${previous}...${tag}`;
  const changes = rows.length === 0 ? [] : ["## What's Changed", ...rows, ''];
  return { name: tag, body: [...changes, `**Full Changelog**: ${page}/${range}`].join('\n') };
}
