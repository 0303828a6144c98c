import {
  type AuditScope,
  auditPaths,
  type Config,
  certainTimeOf,
  configPath,
  type RecordedCommit,
  readConfig,
  type Trail,
  trunkOf,
} from '#environment';
import type { CommitContents, RecordPage } from '#github';
import type { Ports } from './ports.ts';

/** Whose past is read. */
export interface TrailQuestion {
  /** owner/name */
  readonly repository: string;
  /** '' for the default branch. */
  readonly base: string;
  readonly scope: AuditScope;
  /** The commit whose gitops.yaml counts; undefined, or one that is not there: where the branch stands. */
  readonly configAt: string | undefined;
}

export interface ReadTrail {
  /** The branch's name. */
  readonly base: string;
  readonly config: Config;
  readonly trail: Trail;
  readonly requests: number;
}

/**
 * Reads a branch's past, as far back as is told of: a request for a hundred commits. What to look for in each commit is
 * known with the first answer alone, so that the second one tells it of the first hundred as well.
 */
export async function readTrail(
  question: TrailQuestion,
  { github, log }: Pick<Ports, 'github' | 'log'>,
): Promise<ReadTrail> {
  const { repository, scope, configAt } = question;
  const config = { path: configPath, commit: configAt };
  const nothing = { files: [], folders: [], again: false };
  const first = await github.record({ repository, base: question.base, config, ...nothing });
  const { base, head } = first;
  const read = configOf(first.config);
  const paths = auditPaths(read, scope);
  const isEmpty = paths.files.length + paths.folders.length === 0;
  const commits = new Map<string, RecordedCommit>(first.commits.map((commit) => [commit.oid, commit]));
  let requests = 1;
  for (let after = first.next, again = !isEmpty; again || after !== undefined; again = false) {
    if (!again && isFarEnough({ head, commits }, scope)) break;
    const page: RecordPage = await github.record({ repository, base, from: head, after, again, ...paths });
    requests += 1;
    for (const commit of page.commits) commits.set(commit.oid, commit);
    for (const contents of page.again) complete(commits, contents);
    after = page.next;
    log.info(`Read ${commits.size} commits.`);
  }
  return { base, config: read, trail: { head, commits }, requests };
}

/** A repository without the file has environments all the same: those that trailers name. */
function configOf(text: string | undefined): Config {
  return readConfig(text ?? 'version: 1\n');
}

function complete(commits: Map<string, RecordedCommit>, { oid, files, folders }: CommitContents): void {
  const commit = commits.get(oid);
  if (commit !== undefined) commits.set(oid, { ...commit, files, folders });
}

/** What stood there before the time that is told of is needed too; only a time that is certain ends the walk. */
function isFarEnough(trail: Trail, { since }: AuditScope): boolean {
  if (since === '') return false;
  const times = trunkOf(trail).flatMap((commit) => certainTimeOf(commit) ?? []);
  return times.some((time) => Date.parse(time) < Date.parse(since));
}
