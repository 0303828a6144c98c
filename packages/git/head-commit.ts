import { ExecError, execute, findCommand } from '#exec';

export interface HeadCommit {
  readonly sha: string;
  /** The committer's time, in seconds since 1970. */
  readonly epochSeconds: number;
  /** Tracked files differ from the commit, or untracked ones that are not ignored exist. */
  readonly dirty: boolean;
}

// A checkout is untrusted data: none of its hooks and watchers may run, and its owner may be another user (containers).
const guarded = ['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', '-c', 'safe.directory=*'];

/** The commit that a checkout stands at; `undefined` where there is no git, no repository or no commit yet. */
export async function headCommit(
  directory: string,
  environment: Readonly<Record<string, string>>,
): Promise<HeadCommit | undefined> {
  // once for both
  const command = await findCommand('git', environment);
  if (command === undefined) return undefined;
  const git = async (...args: readonly string[]): Promise<string> =>
    (await execute(command, [...guarded, ...args], { cwd: directory, environment })).stdout.trim();
  try {
    const [commit, changes] = await Promise.all([
      git('show', '--no-patch', '--format=%H %ct', 'HEAD'),
      git('status', '--porcelain'),
    ]);
    const [sha = '', seconds = ''] = commit.split(' ');
    return { sha, epochSeconds: Number(seconds), dirty: changes !== '' };
  } catch (error) {
    if (error instanceof ExecError) return undefined;
    throw error;
  }
}
