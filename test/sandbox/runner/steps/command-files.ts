import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, StepProblem } from '../problem.ts';
import type { Texts } from '../value.ts';
import { parsePairs } from './pairs.ts';

/** What a step wrote to its files. */
export interface FileCommands {
  readonly outputs: ReadonlyMap<string, string>;
  readonly environment: ReadonlyMap<string, string>;
  readonly state: ReadonlyMap<string, string>;
  readonly path: readonly string[];
  readonly summary: string;
  /** Why the summary was dropped, if it was; the step stays as it is. */
  readonly summaryProblem: string | undefined;
}

export interface CommandFiles {
  readonly variables: Texts;
  /** Reads the files after the step and removes them. @throws StepProblem in the runner's words */
  collect(): Promise<FileCommands>;
}

const names = ['OUTPUT', 'ENV', 'STATE', 'PATH', 'STEP_SUMMARY'] as const;
type FileName = (typeof names)[number];

/** https://docs.github.com/actions/reference/limits */
const maximumSummary = 1024 * 1024;

export async function createCommandFiles(temp: string): Promise<CommandFiles> {
  const directory = join(temp, '_runner_file_commands');
  await mkdir(directory, { recursive: true });
  const suffix = randomUUID();
  const pathOf = (name: FileName) => join(directory, `${name.toLowerCase()}_${suffix}`);
  for (const name of names) await writeFile(pathOf(name), '');
  const pairs = async (name: FileName) => {
    try {
      return parsePairs(await readFile(pathOf(name), 'utf8'));
    } catch (error) {
      const what = `Unable to process file command '${name.toLowerCase()}' successfully.`;
      throw new StepProblem(`${what} ${messageOf(error)}`);
    }
  };
  return {
    variables: Object.fromEntries(names.map((name) => [`GITHUB_${name}`, pathOf(name)])),
    async collect() {
      try {
        return {
          ...(await readSummary(pathOf('STEP_SUMMARY'))),
          path: (await readFile(pathOf('PATH'), 'utf8')).split('\n').filter((line) => line !== ''),
          outputs: await pairs('OUTPUT'),
          environment: await pairs('ENV'),
          state: await pairs('STATE'),
        };
      } finally {
        for (const name of names) await rm(pathOf(name), { force: true });
      }
    },
  };
}

async function readSummary(path: string): Promise<Pick<FileCommands, 'summary' | 'summaryProblem'>> {
  const { size } = await stat(path);
  if (size <= maximumSummary) return { summary: await readFile(path, 'utf8'), summaryProblem: undefined };
  const found = Math.ceil(size / 1024);
  const summaryProblem = `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${found}k.`;
  return { summary: '', summaryProblem };
}
