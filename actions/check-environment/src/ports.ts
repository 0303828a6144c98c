import { join } from 'node:path';
import type { Log, Runner } from '#action';
import { ActionError } from '#error';
import { connectGitHub, type GitHub } from '#github';
import { listFiles, readTextFile, type Selection, selectFiles, writeTextFile } from '#workspace';
import type { Inputs } from './inputs.ts';

export interface Ports {
  readonly log: Pick<Log, 'info' | 'annotate'>;
  readonly now: Date;
  /** The commit of the checkout: in a pull request what its merge would give. */
  readonly commit: string;
  /** What to compare with; undefined where everything counts. */
  readonly base: string | undefined;
  /** Finds and reads the files that the input `path` stands for. */
  readonly readFiles: () => Promise<Selection>;
  /** Every file of the checkout. */
  readonly listFiles: () => Promise<readonly string[]>;
  /** A file of the checkout; undefined where there is none, or it is no text. */
  readonly readText: (path: string) => Promise<string | undefined>;
  /** The path of the file that was written. */
  readonly writeSarif: (text: string) => Promise<string>;
  /** The environment repository; undefined without a token. */
  readonly github:
    | Pick<GitHub, 'commit' | 'defaultBranch' | 'mergeBase' | 'listBlobs' | 'readFiles' | 'requiredChecks' | 'past'>
    | undefined;
}

const sarifName = 'check-environment.sarif';

/** What is asked of the runner. */
type RunnerFacts = Pick<
  Runner,
  'workspace' | 'temp' | 'log' | 'apiUrl' | 'graphqlUrl' | 'eventName' | 'sha' | 'ref' | 'variable'
>;

export function ports({ path, base, token }: Inputs, runner: RunnerFacts): Ports {
  if (runner.eventName === 'pull_request_target') throw wrongEvent();
  const { workspace, temp, log, apiUrl, graphqlUrl } = runner;
  return {
    log,
    now: new Date(),
    commit: runner.sha,
    base: base ?? baseOfRun(runner),
    readFiles: () => selectFiles(workspace, path),
    listFiles: () => listFiles(workspace),
    readText: (file) => textOrNothing(workspace, file),
    writeSarif: async (text) => {
      await writeTextFile(temp, { path: sarifName, text });
      return join(temp, sarifName);
    },
    github: token && connectGitHub({ token, apiUrl, graphqlUrl }),
  };
}

/** In a pull request GITHUB_BASE_REF; the branch of a merge queue says which one it is for. */
function baseOfRun({ ref, variable }: Pick<Runner, 'ref' | 'variable'>): string | undefined {
  const [, queued] = /^refs\/heads\/gh-readonly-queue\/(.+)\/pr-\d+-[0-9a-f]+$/.exec(ref) ?? [];
  return variable('GITHUB_BASE_REF') || queued;
}

/** There the commit is that of the base: everything would pass. */
function wrongEvent(): ActionError {
  return new ActionError(
    'NOT_ALLOWED',
    'Checking the environment was refused: a run for pull_request_target sees the base, not what the pull request brings.',
    { hint: 'Run on `pull_request`: a token that only reads is all that is needed, also for forks.' },
  );
}

async function textOrNothing(root: string, path: string): Promise<string | undefined> {
  try {
    return (await readTextFile(root, path)).text;
  } catch (error) {
    if (error instanceof ActionError) return undefined;
    throw error;
  }
}
